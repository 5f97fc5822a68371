# promobot in a container: the dashboard, then the jar, then a small Java to run it.
# docker build -t promobot . && docker run --rm -p 8080:8080 promobot

FROM node:22-bookworm-slim AS dashboard
WORKDIR /build/frontend
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY src/main/resources/openapi.yaml /build/src/main/resources/openapi.yaml
COPY frontend .
RUN npm run build

# Built and tested by 17, which is what the jar promises to run on.
FROM eclipse-temurin:17-jdk AS jar
WORKDIR /build
COPY mvnw pom.xml ./
# Downloads come before the sources, so that a changed line downloads nothing again.
RUN ./mvnw -q -B -Dskip.frontend dependency:go-offline
COPY src src
COPY --from=dashboard /build/frontend/dist src/main/fallback
RUN ./mvnw -q -B -Dskip.frontend -DskipTests package

# Run by 25, which starts from a class cache and needs less memory; only with the modules in use.
FROM eclipse-temurin:25-jdk AS java
RUN jlink --output /java --strip-java-debug-attributes --no-header-files --no-man-pages --compress=zip-6 --add-modules \
java.base,java.compiler,java.desktop,java.naming,java.security.jgss,java.security.sasl,java.sql,jdk.charsets,jdk.crypto.ec,jdk.jfr,jdk.management,jdk.unsupported,jdk.zipfs

FROM debian:bookworm-slim AS runtime
RUN apt-get update \
 && apt-get install --yes --no-install-recommends ca-certificates tzdata \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --create-home --home-dir /data promobot
COPY --from=java /java /opt/java
COPY container /opt/promobot/bin
COPY --from=jar /build/target/promobot.jar /opt/promobot/promobot.jar
ENV PATH=/opt/java/bin:$PATH

# Records one start for the JVM: every later start reads its classes instead of loading and linking them.
FROM runtime AS archive
USER promobot
RUN /opt/promobot/bin/make-archive /opt/promobot/promobot.jar /tmp/promobot.aot

FROM runtime
COPY --from=archive /tmp/promobot.aot /opt/promobot/promobot.aot
# For 512 MB with the database elsewhere: 160 MB of heap, the rest for code, threads and buffers.
ENV JAVA_TOOL_OPTIONS="-XX:AOTCache=/opt/promobot/promobot.aot -XX:+UseSerialGC -Xms32m -Xmx160m -XX:MaxDirectMemorySize=64m -XX:ReservedCodeCacheSize=64m -XX:MaxMetaspaceSize=128m -Xss512k -XX:+ExitOnOutOfMemoryError" \
    PORT=8080 \
    DATA_DIR=/data
USER promobot
# Data is stored here only without DATABASE_URL; the rest of the image may be read-only.
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=4s --start-period=60s --retries=3 CMD ["/opt/promobot/bin/healthy"]
ENTRYPOINT ["java", "-jar", "/opt/promobot/promobot.jar"]
