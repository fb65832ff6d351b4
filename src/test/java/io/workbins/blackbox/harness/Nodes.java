package io.workbins.blackbox.harness;

import io.workbins.RealRedis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Several nodes, each a process, on one Redis server. Each node has its own {@link Network} to
 * Redis.
 */
public final class Nodes implements AutoCloseable {

  private final RealRedis redis = RealRedis.start();
  private final List<Network> networks = new ArrayList<>();
  private final List<ServiceProcess> processes = new ArrayList<>();
  private final String[] settings;

  private Nodes(String... settings) throws IOException {
    this.settings = settings;
  }

  /** Starts this number of nodes and waits until they are ready. */
  public static Nodes start(int count, String... settings) throws IOException {
    var nodes = new Nodes(settings);
    for (int i = 0; i < count; i++) {
      var network = new Network(nodes.redis.port());
      nodes.networks.add(network);
      nodes.processes.add(ServiceProcess.start(nodes.settings(network)));
    }
    nodes.processes.forEach(ServiceProcess::ready);
    return nodes;
  }

  public RealRedis redis() {
    return redis;
  }

  public ServiceProcess node(int number) {
    return processes.get(number);
  }

  public int port(int number) {
    return node(number).port();
  }

  public List<Integer> ports() {
    return processes.stream().map(ServiceProcess::port).toList();
  }

  /** The network between a node and Redis. */
  public Network network(int number) {
    return networks.get(number);
  }

  /** Starts a stopped node on the same port and waits until it is ready. */
  public void restart(int number) throws IOException {
    processes.set(number, ServiceProcess.startAt(port(number), settings(network(number))).ready());
  }

  @Override
  public void close() throws IOException {
    processes.forEach(ServiceProcess::close);
    for (var network : networks) {
      network.close();
    }
    redis.close();
  }

  private String[] settings(Network network) {
    return Stream.concat(
            Stream.of(
                "quarkus.profile=sandbox",
                "workbins.session.key=the same on each node, and long enough",
                "workbins.redis.hosts=redis://localhost:" + network.port()),
            Stream.of(settings))
        .toArray(String[]::new);
  }
}
