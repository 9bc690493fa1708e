import java.nio.file.Path;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/**
 * One OpenSearch node with the k-NN plugin, in a process and on a class path of its own. Started
 * from its source by tests with the tag "engines"; ends with the process.
 *
 * <p>Arguments: folder, name, HTTP port, transport port, transport ports of all nodes (comma).
 */
final class OpenSearchNode {

  private OpenSearchNode() {}

  public static void main(String[] arguments) throws Exception {
    var name = arguments[1];
    var all = arguments[4].split(",");
    var hosts = new String[all.length];
    var names = new String[all.length];
    for (int i = 0; i < all.length; i++) {
      hosts[i] = "127.0.0.1:" + all[i];
      names[i] = "node" + i;
    }
    new OpenSearchRunner()
        .onBuild(
            (number, settings) ->
                settings
                    .put("node.name", name)
                    .put("network.host", "127.0.0.1")
                    .put("discovery.type", "zen")
                    .put("http.port", arguments[2])
                    .put("transport.port", arguments[3])
                    .putList("node.roles", "cluster_manager", "data")
                    .putList("discovery.seed_hosts", hosts)
                    .putList("cluster.initial_cluster_manager_nodes", names)
                    .put("cluster.fault_detection.leader_check.interval", "1s")
                    .put("cluster.fault_detection.leader_check.timeout", "2s")
                    .put("cluster.fault_detection.follower_check.interval", "1s")
                    .put("cluster.fault_detection.follower_check.timeout", "2s")
                    .put("cluster.routing.allocation.disk.threshold_enabled", false))
        .build(
            OpenSearchRunner.newConfigs()
                .basePath(Path.of(arguments[0]).toAbsolutePath().toString())
                .clusterName("footnote-test")
                .numOfNode(1)
                .pluginTypes("org.opensearch.knn.plugin.KNNPlugin")
                .disableESLogger());
    System.out.println("opensearch node is started");
    Thread.currentThread().join();
  }
}
