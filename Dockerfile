# docker build -t newslint . && docker run --rm --network none -v "$PWD:/copy:ro" newslint check .
FROM python:3.12-slim AS build
COPY . /source
# hadolint ignore=DL3013
RUN pip wheel --no-cache-dir --wheel-dir /wheels /source

FROM python:3.12-slim
# installed from the wheels alone, which are of one version: nothing is fetched after this, and newslint itself never uses the network
# hadolint ignore=DL3013
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links /wheels newslint \
    && useradd --uid 10001 --create-home newslint
ENV NEWSLINT_CACHE=/tmp/newslint
USER 10001
WORKDIR /copy
ENTRYPOINT ["newslint"]
CMD ["check", "."]
