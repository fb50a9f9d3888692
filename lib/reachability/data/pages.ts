/** Marks of the pages that Alibaba Cloud serves instead of a site: no filing, or a penalty. */
const filingPages: readonly RegExp[] = [
  /aliyun\.com\/beian\/beian-block/i,
  /\bbatit\.aliyun\.com\//i,
  /<title>\s{0,9}Non-compliance ICP Filing\s{0,9}<\/title>/i,
  /^\s{0,9}(?:<\s)?Server:\s{0,9}Beaver\s{0,9}$/i,
  /https?:\/\/(?:[\w-]{1,63}\.){0,5}(?:aliyun|aliyuncs|alibabacloud)\.com\/[^\s"'<>]{0,200}(?:beian[-_]block|block[-_]?page|punish|wangzhanfengjin)/i,
  /(?:该|此|您访问的)(?:网站|站点|域名).{0,20}(?:未(?:完成|进行|取得)?(?:ICP)?备案|未(?:根据|按照|依据).{2,24}备案|未备案|备案信息不符|暂时无法(?:进行)?访问)/,
  /已阻断该(?:服务器|实例|IP)对其[它他](?:服务器|主机|IP)?(?:的)?端口/,
  /(?:公网访问|网站|IP|端口)(?:的公网访问)?(?:封禁|阻断|已(?:被)?(?:封禁|阻断)).{0,3}(?:处罚|。|，)/,
  /根据《?互联网信息服务管理办法》?.{0,60}(?:备案|接入)/,
  /(?:域名|网站).{0,10}(?:已被|被)(?:阿里云|云盾).{0,20}(?:阻断|封禁|拦截|停止访问)/,
]

/** Marks of the page with which a Web Application Firewall answers: title 405, a request id. */
const blockPages: readonly RegExp[] = [
  /your request has been blocked as it may cause potential threats? to the server/i,
  /由于您访问的\s?URL\s?有可能对网站造成安全威胁/,
  /您的(?:访问|请求)(?:已)?被(?:阻断|拦截|WAF\s?拦截)/,
  /errors\.aliyun\.com\/(?:images|error)/i,
  /(?:リクエスト|アクセス)は.{0,40}(?:WAF|Web アプリケーションファイアウォール).{0,20}(?:ブロック|遮断)/,
]

const longestLine = 4000

const filing = new RegExp(filingPages.map(({ source }) => source).join('|'), 'i')
const block = new RegExp(blockPages.map(({ source }) => source).join('|'), 'i')

/** What each line of such pages has. */
export const pageSigns: readonly RegExp[] = [filing, block]

/** Whether a line belongs to such a page. A link to the filing register, as each Chinese site has, does not. */
export function isFilingPage(line: string): boolean {
  return line.length <= longestLine && filing.test(line)
}

export function isBlockPage(line: string): boolean {
  return line.length <= longestLine && block.test(line)
}
