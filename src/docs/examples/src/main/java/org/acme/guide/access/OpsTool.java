package org.acme.guide.access;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.RequiresScope;

@RequiresRole("ops")
@RequiresScope("ops:write")
@RateLimited(permits = 5, per = "1m")
@Retention(RetentionPolicy.RUNTIME)
public @interface OpsTool {
}
