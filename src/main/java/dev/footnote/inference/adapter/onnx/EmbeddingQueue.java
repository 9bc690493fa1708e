package dev.footnote.inference.adapter.onnx;

import dev.footnote.inference.FairShare;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What waits for a worker: questions first, then what somebody waits for, then all the rest. */
final class EmbeddingQueue {

  /** In the order in which they are served. */
  enum Lane {
    QUERIES,
    WAITED_FOR,
    PASSAGES;

    static Lane of(FairShare share) {
      return share.equals(FairShare.WAITED_FOR) ? WAITED_FOR : PASSAGES;
    }
  }

  private final int limit;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Lane, Rotation> lanes = new EnumMap<>(Lane.class);
  private boolean closed;

  EmbeddingQueue(int limit) {
    this.limit = limit;
    for (var lane : Lane.values()) {
      lanes.put(lane, new Rotation());
    }
  }

  /** Refuses the batch when the lane is full or the service stops. */
  void add(Lane lane, EmbeddingBatch batch) {
    lock.lock();
    try {
      var rotation = lane(lane);
      if (closed) {
        throw OnnxErrors.stopping();
      }
      if (rotation.batches() >= limit) {
        throw OnnxErrors.busy();
      }
      rotation.add(batch);
      wake(batch);
    } finally {
      lock.unlock();
    }
  }

  /** A single text is for one worker: another that is woken for nothing takes its processor. */
  private void wake(EmbeddingBatch batch) {
    if (batch.size() == 1) {
      changed.signal();
    } else {
      changed.signalAll();
    }
  }

  /** The next text; waits for one, empty once the queue is closed. */
  Optional<EmbeddingBatch.Turn> take() {
    lock.lock();
    try {
      while (!closed) {
        var turn = next();
        if (turn.isPresent()) {
          return turn;
        }
        changed.awaitUninterruptibly();
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private Optional<EmbeddingBatch.Turn> next() {
    for (var rotation : lanes.values()) {
      var turn = rotation.next();
      if (turn.isPresent()) {
        return turn;
      }
    }
    return Optional.empty();
  }

  /** Fails what still waits and lets the workers go home. */
  void close() {
    lock.lock();
    try {
      closed = true;
      for (var turn = next(); turn.isPresent(); turn = next()) {
        turn.get().batch().fail(OnnxErrors.stopping());
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Rotation lane(Lane lane) {
    return Objects.requireNonNull(lanes.get(lane));
  }
}
