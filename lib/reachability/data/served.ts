import { literally } from '../look/literals'
import { remembering } from '../remember'

/** Pages that servers bring with them, as a browser or curl shows them: each proves that the server has answered. */
const servedPages: readonly (readonly [status: number | null, page: RegExp])[] = [
  // Welcome pages.
  [200, /^Welcome to (?:nginx!|CentOS|OpenResty!|Caddy|tengine!?)$/i],
  [
    200,
    /^(?:Apache2 (?:Debian|Ubuntu) Default Page(?:: It works!?)?|It works!|HTTP Server Test Page|(?:Red Hat|Fedora|CentOS|AlmaLinux|Rocky Linux).{0,30} Test Page|Testing 123\.\.)$/i,
  ],
  [200, /^(?:Internet Information Services|IIS Windows Server|IIS7|Index of \/\S{0,200})$/i],
  [
    200,
    /^(?:The install worked successfully! Congratulations!|Congratulations! Your website is live\.?|恭喜[，,!！]?\s?站点创建成功！?)$/i,
  ],
  // Errors, each in the words of its server.
  [null, /^HTTP Status (\d{3}) ?[–-]/],
  [502, /^Whoops, GitLab is taking too much time to respond\.$/],
  [null, /^HTTP (?:错误|錯誤|エラー) (\d{3})(?:\.\d{1,2})?(?: -|\.)/],
  [null, /^HTTP Error (\d{3})(?:\.\d{1,2})?(?: -|\.) /],
  [null, /^There was an unexpected error \(type=.{1,60}, status=(\d{3})\)\.?$/],
  [null, /^(404) page not found$/],
  [null, /^Error (\d{3}): [A-Z][\w ]{2,40}$/],
  [null, /^Request failed with status code (\d{3})$/],
  [null, /^(?:HTTP ?状态|HTTPステータス) ?(\d{3}) ?[–-]/],
  [
    null,
    /^(40[13]|50[0234]): (?:Unauthorized|Forbidden|Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)$/,
  ],
  [403, /^Unauthorized IP Address\.$/],
  // A heading alone, and the sentences below it.
  [502, /^(?:Bad Gateway|Proxy Error)$/],
  [504, /^Gateway Time-?out$/],
  [503, /^Service (?:Temporarily )?Unavailable$/],
  [503, /^The server is temporarily unable to service your\b.{0,120}$/],
  [500, /^The server encountered an internal error or\b.{0,120}$/],
  [502, /^The proxy server received an invalid\b.{0,120}$/],
  [504, /^The gateway did not receive a timely response\b.{0,120}$/],
  [502, /^Sorry, the page you are looking for is currently unavailable\.$/],
  [503, /^No server is available to handle this request\.$/],
  // The router of OpenShift
  [
    503,
    /^(?:The application is currently not serving requests at this endpoint\b.{0,120}|Application is not available)$/,
  ],
  [502, /^The server returned an invalid or incomplete response\.$/],
  [504, /^The server didn['’]t respond in time\.$/],
  [null, /^Error (50\d) (?:Backend fetch failed|first byte timeout|Service Unavailable)$/],
  [503, /^(?:upstream connect error or disconnect\/reset before headers\b.{0,200}|no healthy upstream)$/],
  [403, /^You don't have permission to access (?:this resource|\S{1,200} on this server)\.?$/],
  [404, /^The requested URL (?:\S{1,200} )?was not found on this server\.?$/],
  [404, /^Cannot (?:GET|POST) \/\S{0,200}$/],
  [404, /^No such app$|^Not Found: \/\S{0,200}$/],
  [
    400,
    /^(?:The plain HTTP request was sent to HTTPS port|Client sent an HTTP request to an HTTPS server\.?|This combination of host and port requires TLS\.?)$/,
  ],
  [400, /^(?:.{0,40}[:：]\s{0,3})?(?:DisallowedHost at \/|Bad Request \(400\)$)|^Invalid HTTP_HOST header: '/],
  [403, /^Access control configuration prevents your request from being allowed at this time\.$/],
  [403, /^Blocked request\. This host \(/],
  [500, /^(?:Error establishing a database connection|データベース接続確立エラー|建立数据库连接时出错)$/],
  [
    500,
    /^Server Error in '\/\S{0,100}' Application\.?$|^[“"]\/\S{0,100}[”"]应用程序中的服务器错误。?$|^'\/\S{0,100}' アプリケーションでサーバー エラーが発生しました。?$/,
  ],
  [null, /^Apache\/[\d.]{1,12} \([\w ]{1,30}\).{0,80} Server at \S{1,255} Port \d{1,5}$/],
]

/** By which a server says that it was spoken to without TLS where it wants it. */
const tlsWanted =
  /The plain HTTP request was sent to HTTPS port|Client sent an HTTP request to an HTTPS server|This combination of host and port requires TLS/i

export const wantsTls = (line: string) => line.length <= longest && tlsWanted.test(line)

/** What each line of such pages has, its tags apart. */
export const servedSigns: readonly RegExp[] = servedPages.map(([, page]) => literally(page))

const tags = /<\/?(?:html|head|body|title|h1|h2|p|center|pre|hr|b|i|address)[^<>]{0,80}>/gi
const longest = 400

/** What a line of such a page tells: its status, null where it says none; false for any other line. */
export const servedBy = remembering((line: string): number | null | false => {
  if (line.length > longest) return false
  const text = line.replace(tags, '').trim()
  if (text === '') return false
  for (const [status, page] of servedPages) {
    const match = page.exec(text)
    if (match) return status ?? (match[1] === undefined ? null : Number(match[1]))
  }
  return false
})
