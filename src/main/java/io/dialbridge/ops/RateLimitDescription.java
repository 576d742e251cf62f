package io.dialbridge.ops;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Says of every operation that it is limited, and which header fields tell how far. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class RateLimitDescription implements OASFilter {
  static final String POLICY = "RateLimit-Policy";
  static final String STATE = "RateLimit";

  private static final String LIMITED = "429";

  @Override
  public Operation filterOperation(Operation operation) {
    for (Map.Entry<String, APIResponse> answer :
        operation.getResponses().getAPIResponses().entrySet()) {
      if (answer.getKey().startsWith("2")) {
        answer.getValue().addHeader(POLICY, OASFactory.createHeader().ref(POLICY));
        answer.getValue().addHeader(STATE, OASFactory.createHeader().ref(STATE));
      }
    }
    operation
        .getResponses()
        .addAPIResponse(LIMITED, OASFactory.createAPIResponse().ref("RateLimited"));
    return operation;
  }
}
