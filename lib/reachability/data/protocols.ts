/*
 * Words by which the two ends of a connection say that they speak different protocols: TLS to one that speaks plainly, plain HTTP to
 * one that wants TLS, HTTP to a server of something else.
 */

/** What a server logs of a client that does not speak its protocol; most name the client, who may be anyone that looks for open ports. */
export const serverSays: readonly RegExp[] = [
  // Plain to TLS: Elasticsearch, Netty, nginx, Apache, Go, Node.js, Redis, MySQL.
  /\b(?:plain ?text|plain(?: HTTP)?|HTTP)\b.{0,40}\b(?:traffic|request|connection|message|spoken)\b.{0,30}\b(?:on|to|over|at) (?:an? |the )?(?:https|tls|ssl|secure|encrypted)\b/i,
  /\bclient sent (?:an? |plain )?HTTP request to (?:an? )?HTTPS (?:server|port)\b/i,
  /\bHTTP spoken on HTTPS port\b|\bspeaking plain HTTP to an SSL-enabled server port\b|\bERR_SSL_HTTP_REQUEST\b/,
  /\bNotSslRecordException\b|\bnot an SSL\/TLS record\b|\bUnrecognized SSL message, plaintext connection\b|\bUnsupported or unrecognized SSL message\b/,
  /\bTLS handshake error from \S{1,80}: (?:tls: (?:first record does not look|client offered only unsupported|unsupported)|remote error: tls|client sent an HTTP request)/,
  /\brejected connection from "?\S{1,80}"?.{0,20}\btls: (?:first record does not look|client didn't provide a certificate|failed to verify|remote error)/i,
  /\bSSL_accept\b.{0,200}\b(?:wrong version number|http request|unsupported protocol|unknown protocol|version too low|no shared cipher|unknown ca|bad certificate|certificate unknown|certificate expired)\b/i,
  /\bfailed to establish (?:an? )?(?:ssl|tls) (?:session|connection)\b.{0,200}\b(?:SSLError|handshake|alert|certificate|version)\b/i,
  /\bError accepting (?:a client )?connection: .{0,80}\b(?:wrong version number|http request|unknown protocol|unsupported protocol)\b/i,
  /\b(?:SSL|TLS) (?:handshake|negotiation|error|accept)\b.{0,160}(?:\bwrong[_ ]version[_ ]number\b|:http request\b|\bWRONG_VERSION_NUMBER\b|\bHTTP_REQUEST\b)/i,
  // TLS to plain: the first bytes of its greeting are 16 03.
  /(?:\\x16\\x03|\\u0016\\u0003|\\026\\003|\b0x16 ?,? ?0x0?3\b|\bCNTL=0x16\b|\bsize = 3693\d{5}\b|<<22,3,[0-4],)/,
  /\bUnsupported SSL request\b|\baccessing the development server over HTTPS, but it only supports HTTP\b/,
  // HTTP to a broker, or a store.
  /\{bad_header,<<"(?:GET|POST|HEAD|PUT|OPTI)|\bunsupported frontend protocol 18245\.21536\b|\bPossible SECURITY ATTACK detected\. It looks like somebody is sending POST or Host: commands\b|\bsize = (?:1195725856|1347375956|1212501068)\b/,
]

/** What a client is told, or finds, in whatever its own program puts around it. */
export const clientSays: readonly RegExp[] = [
  /\bplain HTTP request was sent to HTTPS port\b|\bClient sent an HTTP request to an HTTPS server\b|\bcombination of host and port requires TLS\b/i,
  /\b(?:HTTP client sent to HTTPS|server gave HTTP response to HTTPS client)\b/i,
]
