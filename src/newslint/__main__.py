"""python -m newslint"""

from newslint.cli import program

program()
