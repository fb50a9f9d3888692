/*
 * Words by which programs say of themselves where they listen. A word that means no more than that is enough; one that may mean
 * something else says it where an address with its port stands behind it.
 */

/** Words that mean that a program listens, or serves, whatever stands around them. */
export const sayListening = new RegExp(
  [
    '待ち受けて(?:い|お)|正在监听',
    String.raw`\blisten(?:ing|s)?\b|\bserving\b|\bdevelopment server\b`,
    String.raw`\b(?:running|started|starting|bound|binding|ready|available|exposed)\b.{0,40}\b(?:on|at|to)\b`,
    String.raw`\bstart(?:ed|ing)? \S{1,20} server (?:@|on|at) `,
    String.raw`\b(?:web|http|api|panel) ?server runs? .{0,20}\bon\b`,
    String.raw`\b(?:endpoint|server|listener) started\b`,
    String.raw`\b(?:waiting for|ready for|accepting|awaiting) (?:\w{1,12} ){0,3}connections\b`,
    String.raw`\bstarted (?:\w{1,40}\$)?\w{0,40}Connector\w{0,20}@|\bProtocolHandler\b`,
    String.raw`\bbound_address(?:es)? ?[{:=[]|\b(?:rpc|server|listener|endpoint) up (?:on|at)\b`,
    String.raw`\(bind-address\)|\bBind-address\b|\bBind Addrs?: |\bClient Addr: `,
    String.raw`\blaunched from\b|\bserver address:|\bGoin['’] Fast @`,
    String.raw`\bstart(?:ed|ing)? (?:\w{1,12} )?server,? (?:on )?port[:= ]`,
    String.raw`^\s{0,9}Interface: \S{2,45}, port: \d`,
    String.raw`\bTo see the GUI go to: http|\bhttp address - http|\bRunning mode=\w{3,12}, port=\d`,
    String.raw`^(?:\S{1,60}\s{0,30}\| )?\s{0,9}(?:➜\s{1,3})?-?\s{0,3}(?:Local|Network):\s|\] Loopback:\s`,
    String.raw`\bTensorBoard [\d.]{1,12} at http`,
    // Workerman's table of its listeners.
    String.raw`\b[a-z]{2,10}:\/\/[\d.:[\]a-f*]{3,50}\s{1,20}\d{1,5}\s{1,9}\[OK\]`,
  ].join('|'),
  'i',
)

/** Words of failures, of clients, of configuration and of listings: such a line says nothing of its kind. */
export const sayNotListening =
  /->\d{1,5}\/(?:tcp|udp)\b|\b(?:fail(?:s|ed|ing|ure)?|errors?|err|cannot|can't|could not|unable|refused|denied|invalid|no listening|stopped? listening|defaults to|not (?:be )?(?:listening|bound|started|running)|that['’]?s? (?:is )?listening|waiting for (?:the )?[\w .-]{2,40}? to (?:listen|start|be|come|open)|connect(?:ing|ed|ion) to|proxy_pass|forwarding|dial)\b|\b(?:back-?end|databases?|db|brokers?|origin|registry|remote|peer) (?:at|on) |;\s{0,9}$|EADDR|\bupstream\b|already|^\s{0,9}listening port: \d|\((?:Stream|Datagram)\)\s{0,9}$|\s{2,40}(?:Running|Stopped|Saved)\s{2,40}tcp:\/\//i

/** An address with its port, as it stands behind such words. */
const address = String.raw`(?<![\w./-])(?:(?:https?|tcp|ssl|tls|wss?)[46]?:(?:\/\/)?)?\/?(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]{2,45}\]|localhost|\*):\d{1,5}(?!\d)`

/** What has begun, or is there: with an address behind it a program says so of itself, where it is not of those below. */
const begun = String.raw`\b(?:listeners?|acceptors?|endpoints?|dashboard|console|start(?:s|ed|ing)?|running|opened|opening|bound|is up|enabled|initiali[sz](?:ed|ing)|launched|deployed|ready|available|hosting)\b`
export const begins = new RegExp(begun, 'i')
export const beginsAt = new RegExp(`${begun}.{0,80}?${address}`, 'i')

/** Words of what a program uses, asks or is asked by, so that the address is that of another; and of people, who speak of a server. */
export const isOfAnother =
  /[\u3040-\u30ff\u4e00-\u9fff]|\b(?:not|never|but|when|while|still|works?|reach\w{0,5}|access\w{0,4}|tr(?:y|ied|ying)|gets?|got|if|this|that|you|your)\b|n['’]t\b|^\s{0,9}(?:[#;]|\/\/|--)|\b(?:back-?ends?|origins?|targets?|using|via|through|brokers?|databases?|db|dsn|redis|registry|remote|peers?|clients?|connections?|from|dest(?:ination)?|sources?|src|tunnels?|workers?|join(?:s|ed|ing)?|seeds?|against|quer(?:y|ies)|requests?|fetch\w{0,4}|download\w{0,4}|checks?|probes?|routes?|proxying|resolv\w{0,5}|nameservers?|GET|POST)\b/i

/** Where `localhost` is the address that the program binds, not a hint for a browser. */
export const bindsLocalhost =
  /"address":"localhost:|Now listening on|\[http\.server\.Kibana\]|^(?:\S{1,60}\s{0,30}\| )?\s{0,9}➜\s{1,3}Local:\s|\bLoopback:\s|Development Server \(http|listening (?:on|at) localhost|connections on localhost:|\b(?:Bolt|HTTP|HTTPS) enabled on localhost:|tcp:\/\/localhost|\b(?:binding|bound|binds?) (?:to|on|at) localhost:|bind address|http address - |is listening on|Live Development Server|(?<![\w.-])(?:listen|bind|http)?[_-]?addr(?:ess)?["']?[=:] ?["']?(?:https?:\/\/)?localhost:|\bapplication starting in \w{1,30} on https?:\/\/localhost:|[{@]localhost:\d{1,5}(?:\}|\s{0,9}$)|\blocalhost\/127\.0\.0\.1:|\bhost["']?\s?[:=]\s?["']?localhost\b/i

/** That nobody from elsewhere is let in, in a line of its own: what the others say of a port is of loopback. */
export const saysLocalOnly =
  /^.{0,60}\b(?:only local connections are allowed|(?:starting|running) in local[- ]only mode|(?:will )?only accept(?:s|ing)? (?:local connections|connections from (?:localhost|127\.0\.0\.1)))\b/i

/** Programs that print a loopback address in place of every one, as one to call them at: `getUrl()` of NestJS, Node-RED, Ktor. */
export const printsLoopback =
  /\[info\] Server now running at https?:\/\/127\.0\.0\.1:|\bResponding at https?:\/\/127\.0\.0\.1:|\bApplication is running on:? https?:\/\/(?:127\.0\.0\.1|\[::1\]):|\bImmich \w{0,20} ?Server is listening on https?:\/\/\[::1\]:/i
