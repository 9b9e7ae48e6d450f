package org.stillwatch.sdk.reduce;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** How a behaviour stands inside a sealed block. */
final class BehaviourForm {
  private BehaviourForm() {}

  static void write(Behaviour behaviour, DataOutputStream out) throws IOException {
    ints(behaviour.hours, out);
    ints(behaviour.weekdays, out);
    ints(behaviour.lengths, out);
    ints(behaviour.clients, out);
    for (long word : behaviour.hoursOfWeek) {
      out.writeLong(word);
    }
    out.writeByte(behaviour.models.size());
    for (var model : behaviour.models.entrySet()) {
      out.writeInt(model.getKey());
      out.writeInt(model.getValue());
    }
    out.writeInt(behaviour.tools);
    out.writeLong(behaviour.signupDay);
  }

  static Behaviour read(DataInputStream in) throws IOException {
    Behaviour behaviour = new Behaviour();
    ints(behaviour.hours, in);
    ints(behaviour.weekdays, in);
    ints(behaviour.lengths, in);
    ints(behaviour.clients, in);
    for (int i = 0; i < Behaviour.WORDS; i++) {
      behaviour.hoursOfWeek[i] = in.readLong();
    }
    for (int models = in.readByte(); models > 0; models--) {
      behaviour.model(in.readInt(), in.readInt());
    }
    behaviour.tools = in.readInt();
    behaviour.signupDay = in.readLong();
    return behaviour;
  }

  private static void ints(int[] values, DataOutputStream out) throws IOException {
    for (int value : values) {
      out.writeInt(value);
    }
  }

  private static void ints(int[] values, DataInputStream in) throws IOException {
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readInt();
    }
  }
}
