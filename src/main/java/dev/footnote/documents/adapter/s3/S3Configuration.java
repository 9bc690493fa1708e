package dev.footnote.documents.adapter.s3;

import dev.footnote.documents.spi.BlobStore;
import java.net.URI;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(S3Properties.class)
@Import(S3Configuration.IfChosen.class)
class S3Configuration {

  static class IfChosen implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
      if ("s3".equalsIgnoreCase(environment.getProperty("footnote.documents.blobs"))) {
        registry.registerBean(
            "s3BlobStore",
            BlobStore.class,
            bean -> bean.supplier(beans -> checked(beans.bean(S3Properties.class))));
      }
    }
  }

  /** A store whose bucket has answered. */
  static S3BlobStore checked(S3Properties properties) {
    if (properties.bucket().isBlank()) {
      throw S3Errors.unusable("Files are to be kept in a bucket: name it by S3_BUCKET.");
    }
    var client = client(properties);
    try {
      client.headBucket(of -> of.bucket(properties.bucket()));
      return new S3BlobStore(client, properties.bucket(), properties.prefix());
    } catch (SdkException e) {
      client.close();
      throw S3Errors.atStart(properties, e);
    }
  }

  /** Checksums beyond what a request needs are left out: many other stores refuse them. */
  private static S3Client client(S3Properties properties) {
    var client =
        S3Client.builder()
            .region(Region.of(properties.region()))
            .forcePathStyle(properties.pathStyle())
            .credentialsProvider(credentials(properties))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .connectionTimeout(properties.connectTimeout())
                    .socketTimeout(properties.attemptTimeout())
                    .maxConnections(properties.connections()))
            .overrideConfiguration(
                of ->
                    of.apiCallAttemptTimeout(properties.attemptTimeout())
                        .apiCallTimeout(properties.timeout())
                        .retryStrategy(retry -> retry.maxAttempts(properties.attempts())));
    if (!properties.endpoint().isEmpty()) {
      client.endpointOverride(URI.create(properties.endpoint()));
    }
    return client.build();
  }

  private static AwsCredentialsProvider credentials(S3Properties properties) {
    return properties.accessKey().isBlank()
        ? DefaultCredentialsProvider.builder().build()
        : StaticCredentialsProvider.create(
            AwsBasicCredentials.create(properties.accessKey(), properties.secretKey().value()));
  }
}
