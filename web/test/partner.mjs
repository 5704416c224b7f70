// An outside system made with another vendor's OpenID Connect client: the journeys start it beside a running city.
// It prints where a browser has to go, waits at 127.0.0.1 for it to come back, and prints what it was told.
// usage: node web/test/partner.mjs CITY SCOPES
import * as openid from "openid-client";
import { createServer } from "node:http";
import { once } from "node:events";

const [city, scope] = process.argv.slice(2);
const say = (line) => console.log(JSON.stringify(line));

const partner = await openid.discovery(
  new URL(city),
  "demo-library",
  { id_token_signed_response_alg: "ES256" },
  openid.None(),
  { execute: [openid.allowInsecureRequests, openid.enableNonRepudiationChecks] },
);

const listener = createServer().listen(0, "127.0.0.1");
await once(listener, "listening");
const redirect = `http://127.0.0.1:${listener.address().port}/back`;

const verifier = openid.randomPKCECodeVerifier();
const [state, nonce] = [openid.randomState(), openid.randomNonce()];
say({
  goTo: openid.buildAuthorizationUrl(partner, {
    redirect_uri: redirect,
    scope,
    state,
    nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  }).href,
});

const [request, response] = await once(listener, "request");
response.end("<!doctype html><title>library</title><h1>library</h1>");
listener.close();

const tokens = await openid.authorizationCodeGrant(partner, new URL(request.url, redirect), {
  pkceCodeVerifier: verifier,
  expectedState: state,
  expectedNonce: nonce,
  idTokenExpected: true,
});
const claims = tokens.claims();
const userinfo = await openid.fetchUserInfo(partner, tokens.access_token, claims.sub);
const fresh = await openid.refreshTokenGrant(partner, tokens.refresh_token);
await openid.tokenRevocation(partner, fresh.refresh_token);
const refused = await openid.refreshTokenGrant(partner, fresh.refresh_token).then(
  () => null,
  (error) => error.error,
);
say({ claims, userinfo, renewed: fresh.refresh_token !== tokens.refresh_token, refused });
process.exit(0);
