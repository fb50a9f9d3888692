/**
 * Words for a load balancer of the cloud before the instance, as people write them, and names under which one answers: what it says
 * of the servers behind it comes from no such server.
 */
const balancer =
  /\b(?:ALB|CLB|NLB|SLB|ELB)\b|\bload[ -]balancers?\b|负载均衡|負載均衡|ロードバランサ|[\w-]\.(?:alb|slb|nlb)\.aliyuncs\.com\b|\.elb\.amazonaws\.com\b/i

/** Longest beginning of a text in which such words are looked for, in characters. */
const longestTold = 20_000

export function speaksOfBalancer(texts: readonly string[]): boolean {
  return texts.some((text) => balancer.test(text.slice(0, longestTold)))
}
