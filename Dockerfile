# An image of Footnote for linux/amd64 and linux/arm64: docs/deploy/docker.md.
# Both images can be replaced, by a mirror's say: --build-arg RUNTIME_IMAGE=…
ARG BUILD_IMAGE=eclipse-temurin:25.0.3_9-jdk-noble
ARG RUNTIME_IMAGE=ubuntu:24.04

# What the build needs from Maven: a layer that changes with pom.xml alone.
FROM ${BUILD_IMAGE} AS dependencies
ARG MAVEN_ARGS=
WORKDIR /source
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY deploy/container/stand-in src/main/java
RUN ./mvnw -B -q -ntp -Psbom,image package -Dmaven.test.skip -Djacoco.skip -Dspotless.check.skip \
    -Dspring-boot.aot.skip && rm -r src target

# The service as jars of their own, without the native libraries of other systems, and with the
# embedding model uncompressed.
FROM dependencies AS application
COPY src/main src/main
RUN ./mvnw -B -q -ntp -Psbom,image package -Dmaven.test.skip -Djacoco.skip -Dspotless.check.skip \
    && java -Djarmode=tools -jar target/footnote.jar extract --layers --destination /layers
COPY deploy/container/ImageJars.java deploy/container/
RUN java deploy/container/ImageJars.java /layers/dependencies/lib

# A Java of those modules that the service uses.
FROM ${BUILD_IMAGE} AS java
COPY deploy/container/make-java deploy/container/VectorsWithoutWarning.java /make/
RUN /make/make-java /java

# Everything but the cache of loaded classes.
FROM ${RUNTIME_IMAGE} AS untrained
RUN groupadd --gid 10001 footnote \
    && useradd --uid 10001 --gid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin footnote \
    && install -d -o 10001 -g 10001 -m 0700 /data
ENV PATH=/opt/java/bin:$PATH LANG=C.UTF-8
COPY --from=java /java /opt/java
COPY --from=application /layers/dependencies/ /app/
COPY --from=application /layers/snapshot-dependencies/ /app/
COPY --from=application /layers/application/ /app/
COPY deploy/container/footnote deploy/container/footnote-health deploy/container/footnote-train /usr/local/bin/

# Starts the service once, so that later starts find its classes loaded and linked (JEP 514).
FROM untrained AS trained
USER 10001:10001
RUN footnote-train /tmp/footnote.aot

FROM untrained
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Footnote" \
      org.opencontainers.image.description="Retrieval-augmented generation whose every statement carries a footnote to the exact passage" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
COPY --from=trained /tmp/footnote.aot /app/footnote.aot
# Parsers and the embedded database share the container's memory with the service.
ENV FOOTNOTE_DATA_DIR=/data \
    LOG_FORMAT=ecs \
    MALLOC_ARENA_MAX=2 \
    FOOTNOTE_DOCUMENTS_PARSING_WORKERS=1 \
    FOOTNOTE_DOCUMENTS_PARSING_WORKER_MEMORY=256MB
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 CMD ["footnote-health"]
ENTRYPOINT ["footnote"]
