package io.workbins.blackbox.harness;

import io.workbins.RealRedis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Several nodes, each a process, on one real Redis, which each reaches over a network of its own.
 */
public final class Nodes implements AutoCloseable {

  private final RealRedis redis = RealRedis.start();
  private final List<Network> networks = new ArrayList<>();
  private final List<OwnProcess> processes = new ArrayList<>();
  private final String[] settings;

  private Nodes(String... settings) throws IOException {
    this.settings = settings;
  }

  /** Starts as many nodes and waits until they are ready. */
  public static Nodes start(int count, String... settings) throws IOException {
    var nodes = new Nodes(settings);
    for (int i = 0; i < count; i++) {
      var network = new Network(nodes.redis.port());
      nodes.networks.add(network);
      nodes.processes.add(OwnProcess.start(nodes.settings(network)));
    }
    nodes.processes.forEach(OwnProcess::ready);
    return nodes;
  }

  public RealRedis redis() {
    return redis;
  }

  public OwnProcess node(int number) {
    return processes.get(number);
  }

  public int port(int number) {
    return node(number).port();
  }

  /** The ports of all nodes. */
  public List<Integer> ports() {
    return processes.stream().map(OwnProcess::port).toList();
  }

  /** What is between a node and Redis. */
  public Network network(int number) {
    return networks.get(number);
  }

  /** Starts a node again, at its port, and waits until it is ready. */
  public void startAgain(int number) throws IOException {
    processes.set(number, OwnProcess.startAt(port(number), settings(network(number))).ready());
  }

  @Override
  public void close() throws IOException {
    processes.forEach(OwnProcess::close);
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
