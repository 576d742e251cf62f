package io.dialbridge.ops;

import io.dialbridge.doctor.Chart;
import io.dialbridge.doctor.Examination;
import io.dialbridge.values.Text;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether the database has the schema that this build knows. */
@ApplicationScoped
@Priority(50)
class SchemaExamination implements Examination {
  private static final String LINE = "schema";

  private final Schema schema;

  SchemaExamination(Schema schema) {
    this.schema = schema;
  }

  @Override
  public String name() {
    return LINE;
  }

  @Override
  public void examine(Chart chart) {
    Schema.State state = schema.look();
    if (state.right()) {
      chart.ok(
          LINE,
          new Text(
              "It has version %s, which this build knows.".formatted(Schema.VERSION),
              "版本 %s，与本程序相符。".formatted(Schema.VERSION)));
    } else {
      chart.failed(
          LINE,
          new Text(
              state.told().replaceFirst("\\.*$", "."),
              "数据库结构不是本程序所需的版本 %s。".formatted(Schema.VERSION)),
          new Text(
              "If the database answers, run the command migrate of this build, or take the build that fits.",
              "若数据库可用，请运行本程序的 migrate 命令，或使用与之相符的版本。"));
    }
  }
}
