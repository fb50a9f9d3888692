/*
 * How clients say, and people show, that they go out through a proxy of their own: what that answers is said by no server behind it.
 */

import { FirstLook } from '../look'

/** A variable by which commands learn of a proxy, set or listed; `no_proxy` names what goes past it. */
const variable = String.raw`(?:https?|all)_proxy ?= ?["']?(?:https?:\/\/|socks[45]h?:\/\/|\d|localhost)`
const given = new RegExp(
  String.raw`^\s{0,9}(?:\S{0,80}[#$>%]\s{1,3})?(?:(?:export|set|declare -x|env) |\$env:)?${variable}`,
  'im',
)
const taken =
  /^\s{0,9}(?:\S{0,80}[#$>%]\s{1,3})?(?:unset |set |\$env:|Remove-Item Env:\\?)(?:https?|all)_proxy(?: |=?\s{0,9}$|=["']{2})|--noproxy\b/im

/** Options, and what may stand before a command, that send it through a proxy. */
const option =
  /^(?:\S{1,40}=\S{1,200} ){0,4}(?:sudo )?(?:curl(?:\.exe)?\b.{0,300}?\s(?:-x|--(?:proxy|preproxy|proxy1\.0|socks4a?|socks5(?:-hostname)?))[ =]?\S|wget\b.{0,300}?\suse_proxy=(?:yes|on)|proxychains4?\b)/
const before = new RegExp(String.raw`^(?:env )?(?:\S{1,40}=\S{1,200} ){0,4}${variable}\S{0,200} `, 'i')

/** Lines of curl, wget, nc, ssh and libraries that name the way. */
const throughProxySigns: readonly RegExp[] = [
  /^\s{0,9}\* Uses proxy env variable (?!no_proxy)\w{4,12}_proxy\b/i,
  /^\s{0,9}> (?:Proxy-Connection:|CONNECT \S{1,255}:\d{1,5} HTTP)/,
  /\bProxy request sent, awaiting\b|Proxy による接続要求を送信しました|已发出 Proxy 请求|已送出 Proxy 要求/,
  /^\s{0,9}\* (?:Establish HTTP proxy tunnel|CONNECT tunnel|SOCKS[45]a? (?:connect|communication|request))/,
  /\b(?:nc|ncat): Proxy (?:error|returned status)|\bproxyconnect tcp:|\bProxyError\b|\bTunnel connection failed: \d|\bunable to tunnel through proxy\b|\btunneling socket could not be established\b/i,
]

/** What browsers show of a proxy that they do not reach, and what people call theirs; a program of such a kind may be the very server. */
const told =
  /\bERR_(?:PROXY_CONNECTION|TUNNEL_CONNECTION|SOCKS_CONNECTION)\w{0,12}_FAILED\b|\bproxy server is refusing connections\b|プロキシサーバーへの接続を拒否されました|代理服务器拒绝连接|\b(?:https?|all)_proxy\b|\b(?:corporate|company|office|school|system|browser)(?:['’]s)? proxy\b|(?:会社|社内|学校|職場|システム)の?プロキシ|(?:公司|学校|系统)(?:内网)?的?代理/i

const look = new FirstLook([throughProxySigns])

/** Whether a command, or what it printed, goes through a proxy of the client. */
export function goesThroughProxy(command: string, lines: readonly string[]): boolean {
  if (/--noproxy\b/.test(command)) return false
  if (option.test(command) || before.test(command)) return true
  return lines.some(
    (line) => line.length <= 1000 && look.at(line).has(0) && throughProxySigns.some((sign) => sign.test(line)),
  )
}

/** Whether a text shows a proxy that is set for commands, and none that goes past it. */
export function setsProxy(text: string): boolean {
  return given.test(text) && !taken.test(text)
}

/** Whether a text speaks of a proxy of the client at all. */
export function speaksOfProxy(text: string): boolean {
  return given.test(text) || told.test(text)
}
