# The native executable, built from the source tree in Docker: requires no Java, Maven or GraalVM.
#
#   build: docker build -f deploy/native-multistage.Dockerfile -t workbin-notifications:native .
#          Takes several minutes and GB of memory;
#          --build-arg MAVEN_ARGS="-Dquarkus.native.native-image-xmx=4g" limits the memory.
#   run:   docker run --rm -p 8080:8080 workbin-notifications:native
#          Arguments after the image name go to the service.

# UBI 9 in both stages: an executable requires at least the glibc version that it was linked with.
FROM quay.io/quarkus/ubi9-quarkus-mandrel-builder-image:jdk-25 AS build

WORKDIR /project

# Maven reads MAVEN_ARGS: sets limits, a mirror or a proxy without editing a file.
ARG MAVEN_ARGS=""

# The dependencies have a layer of their own, which a change of the source code keeps.
# quarkus:go-offline instead of dependency:go-offline, since it includes the build-time artifacts of
# extensions, most of the downloads. prod excludes the dependencies of tests and dev mode.
COPY --chown=quarkus:quarkus mvnw pom.xml ./
COPY --chown=quarkus:quarkus .mvn .mvn
RUN ./mvnw -B -ntp quarkus:go-offline -Dmode=prod

COPY --chown=quarkus:quarkus src src
# Without tests, which the build context does not contain. Without a container build, since this is a
# container without Docker.
RUN ./mvnw -B -ntp package -Dnative -DskipTests -Dquarkus.native.container-build=false

FROM quay.io/quarkus/ubi9-quarkus-micro-image:2.0

WORKDIR /work

# Root owns the executable, so that the service cannot change its own code.
COPY --from=build --chown=0:0 --chmod=0755 /project/target/*-runner application

ENV QUARKUS_HTTP_HOST=0.0.0.0

EXPOSE 8080

# A numeric id, so that Kubernetes can verify that it is not root.
USER 1001

# The micro image has neither curl nor wget, so the check uses bash with /dev/tcp, printf and read. The
# image is based on ubi9-micro, whose shell is bash. With HTTP/1.0 the service closes the connection.
# Readiness, not liveness: Docker has a single check, and services that wait for it (service_healthy)
# send requests afterwards.
HEALTHCHECK --interval=10s --timeout=4s --start-period=5s --retries=3 \
    CMD ["/bin/bash", "-c", "exec 3<>\"/dev/tcp/127.0.0.1/${QUARKUS_HTTP_PORT:-8080}\" && printf 'GET /q/health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r -t 3 _ status _ <&3 && [ \"$status\" = 200 ]"]

ENTRYPOINT ["./application", "-XX:+ExitOnOutOfMemoryError"]
