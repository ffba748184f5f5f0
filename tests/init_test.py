"""newslint init: a config that is made from the copy, and works."""



def test_house_is_guessed_and_said(newslint, desk):
    for i in range(5):
        (desk / f"s{i}.txt").write_text(f"The U.S. envoy left on day {i}. The U.S. side stayed, and 4 percent of the U.S. fleet sailed.\n")
    status, out, err = newslint("init")
    assert (status, err) == (0, "")
    assert out.startswith("newslint.toml written; 5 articles read for the house style:\n")
    text = (desk / "newslint.toml").read_text()
    assert 'us = "U.S."   # ' in text and 'percent = "percent"   # ' in text and 'courtesy = "auto"   # the copy does not tell' in text
    assert newslint("check", ".")[0] == 0
    assert "house.us = U.S.   (newslint.toml)" in newslint("config", "explain", "s0.txt")[1]


def test_percent_may_be_two_words(newslint, desk):
    for i in range(5):
        (desk / f"s{i}.txt").write_text(f"On day {i} rents rose 4 per cent, wages fell 3 per cent and the goats swam.\n")
    assert newslint("init")[0] == 0
    assert 'percent = "per cent"   # ' in (desk / "newslint.toml").read_text()
    (desk / "s0.txt").write_text("On that day rents rose 4% and the goats swam.\n")
    status, out, _ = newslint("check", "s0.txt")
    assert status == 1 and "CN102 “4%”: write “4 per cent”" in out


def test_an_empty_folder_gets_a_start_too(newslint, desk):
    assert newslint("init")[0] == 0
    assert newslint("config", "explain", "story.txt")[0] == 0


def test_a_config_is_never_overwritten(newslint, desk):
    (desk / "newslint.toml").write_text('level = "error"\n')
    status, _, err = newslint("init")
    assert status == 2 and "newslint.toml exists already" in err
    assert (desk / "newslint.toml").read_text() == 'level = "error"\n'


def test_old_encodings_are_noticed(newslint, desk):
    (desk / "old.txt").write_bytes("The café opened.".encode("cp1252"))
    (desk / "older.txt").write_bytes("The café closed.".encode("cp1252"))
    newslint("init")
    assert '# old.txt and 1 more are not UTF-8' in (desk / "newslint.toml").read_text()
