package io.portcullis.benchmarks;

import java.io.IOException;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;

/** Lets through who has a token of RS256 with the role, of the issuer and for the audience. */
final class TokenFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    private final transient RSASSAVerifier signature;
    private final transient DefaultJWTClaimsVerifier<?> claims;

    TokenFilter(RSAPublicKey key, String audience, String issuer) {
        this.signature = new RSASSAVerifier(key);
        this.claims = new DefaultJWTClaimsVerifier<>(audience, new JWTClaimsSet.Builder().issuer(issuer).build(),
                Set.of("sub", "exp"));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String header = request.getHeader("Authorization");
        List<String> roles = header != null && header.startsWith("Bearer ") ? roles(header.substring(7)) : null;
        if (roles == null) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (roles.contains("caller")) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private List<String> roles(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!jwt.verify(signature)) {
                return null;
            }
            claims.verify(jwt.getJWTClaimsSet(), null);
            List<String> roles = jwt.getJWTClaimsSet().getStringListClaim("groups");
            return roles == null ? List.of() : roles;
        } catch (ParseException | JOSEException | BadJOSEException e) {
            return null;
        }
    }
}
