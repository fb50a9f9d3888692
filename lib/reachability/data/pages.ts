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
  // Where other clouds of the mainland send who asks for a site that is not filed.
  /^\s{0,9}(?:<\s)?location:\s{0,9}https?:\/\/(?:[\w-]{1,63}\.){1,5}(?:qcloud|tencent|huaweicloud|baidubce|volcengine|ksyun|ctyun)\.(?:com|cn)\/\S{0,200}(?:webblock|beian|icp|block)/i,
  /(?:域名|网站).{0,10}(?:已被|被)(?:阿里云|云盾).{0,20}(?:阻断|封禁|拦截|停止访问)/,
]

/** What a guard calls the visitor, and what it did to that one; who tells of it says `my`. */
const ofVisitor = String.raw`\b(?:your|this) (?:ip(?: address)?|(?:http )?request|access|visit|browser|connection|session|activity|network)\b`
const keptOut = String.raw`\b(?:blocked|denied|rejected|banned|restricted|intercepted|flagged|not allowed|prohibited)\b`
const byGuard = String.raw`\b(?:security (?:polic\w{1,3}|rules?|services?|systems?|solution|reasons)|web application firewall|website firewall|waf|bot[ -]?(?:protection|detection|management)|suspicious|malicious|unusual|automat(?:ed|ion)|attacks?|hacking|threats?)\b`
/** The same in Chinese, which names the visitor with politeness, or the request alone. */
const visitorInChinese = '(?:[您你]的?(?:IP(?:地址)?|访问|请求|操作|网络|当前)|(?:当前|本次|此次|该)(?:访问|请求|操作))'
const keptOutInChinese = '(?:拦截|攔截|阻断|封禁|封锁|屏蔽|拒绝|禁止)'

/** Fields of an answer in which a guard says that it has answered itself, as curl, browsers and programs write them. */
const guardFields = [
  'x-amzn-waf-action["\'`]?\\s?[:=]>?\\s?["\'`[]{0,2}(?:challenge|captcha|block)',
  'cf-mitigated["\'`]?\\s?[:=]>?\\s?["\'`[]{0,2}(?:challenge|block)',
  'x-vercel-mitigated["\'`]?\\s?[:=]>?\\s?["\'`[]{0,2}(?:challenge|deny)',
  'x-datadome["\'`]?\\s?[:=]>?\\s?["\'`[]{0,2}protected',
  'x-sucuri-block["\'`]?\\s?[:=]>?\\s?["\'`[]{0,2}[\\w-]{1,20}',
].join('|')

/**
 * Marks of the page with which a Web Application Firewall answers: Alibaba Cloud's (title 405, a request id), and those of others in
 * front of the site: Cloudflare, Imperva, Sucuri, Akamai, CloudFront, F5, FortiWeb, ModSecurity, Wordfence, SafeLine, Baota, Anquanbao.
 */
const blockPages: readonly RegExp[] = [
  /your request has been blocked as it may cause potential threats? to the server/i,
  /由于您访问的\s?URL\s?有可能对网站造成安全威胁/,
  /您的(?:访问|请求)(?:已)?被(?:阻断|拦截|WAF\s?拦截)|<title[^>]{0,40}>\s{0,9}访问被拦截[！!]?\s{0,9}<\/title>/,
  // By the name that guards give to themselves as the server: Huawei Cloud, Imperva's, DDoS-Guard, Baidu.
  /^\s{0,9}(?:<\s)?server:\s{0,9}(?:CloudWAF|ddos-guard-block|safeline)\s{0,9}$/i,
  new RegExp(`^\\s{0,40}(?:[<*-]\\s)?["'\`]?(?:${guardFields})["'\`\\]]{0,2},?\\s{0,9}$`, 'i'),
  // Within an object that stands on one line.
  new RegExp(`[{,]\\s?["'](?:${guardFields})["']`, 'i'),
  /\bThe request is blocked\.\s{0,3}(?:<|$)|\bThis request (?:has been|was) blocked by (?:our|the) (?:security|web application|WAF)\b/i,
  /(?:^|[>.!]\s{0,3})(?:your |the |this )?request (?:was|is|has been) (?:blocked|denied|rejected|intercepted) by (?:the |our |a )?(?:WAF|web application firewall)\b/i,
  /\bModSecurity: Access denied with code \d{3}\b/,
  /errors\.aliyun\.com\/(?:images|error)/i,
  /<title>Attention Required! \| Cloudflare<|\bused Cloudflare to restrict access\b|\bSorry, you have been blocked\b|"blocked_why_(?:headline|detail)"|\bWhy have I been blocked\?/i,
  /\bError(?: code)?:?\s{0,3}10(?:05|06|07|08|09|10|12|15|20)\b.{0,40}(?:Ray ID|Access denied|banned|rate limited)|\berror code: 10(?:05|06|07|08|09|10|12|15|20)\b/i,
  /\bowner of this website \([^)]{1,255}\) has banned\b|\bhas banned (?:your access|the country or region your IP|the autonomous system|your IP address)\b/i,
  // What asks the visitor to prove to be a person.
  /<title>(?:Just a moment\.{3}|Human Verification|DDoS-Guard|One moment, please\.{3})<\/title>|\/cdn-cgi\/challenge-platform\/h\/\w\/orchestrate\/|\bEnable JavaScript and cookies to continue\b|\bneeds to review the security of your connection before proceeding\b|\bChecking (?:your browser|if the site connection is secure)\b(?= before accessing\b|\s{0,9}$)|\b(?:Access to this page has been denied because we believe you are using automation|Press & Hold to confirm you are\b)|\bgeo\.captcha-delivery\.com\b|\bwindow\.gokuProps\b|\bwindow\._cf_chl_opt\b/i,
  // Akamai, which numbers its refusals, and puts the address into quotes.
  /\bhttps?:(?:\/|&#47;){2}errors\.edgesuite\.net(?:\/|&#47;)18(?:\.|&#46;)|\bReference(?:\s|&#32;){1,2}(?:#|&#35;)18(?:\.|&#46;)[0-9a-f]|\bYou don't have permission to access (?:"|&quot;)https?:/i,
  /\bIncapsula incident ID\b|\/_Incapsula_Resource\?.{0,400}\bincident_id=|\bSucuri Website Firewall\b|\bgenerated by Mod_?Security\b|\bAccess denied by Imunify360\b|\bGenerated by Wordfence\b|\bA potentially unsafe operation has been detected in your request\b/i,
  /\bThe requested URL was rejected\. Please consult with your administrator\b|\bWeb Page Blocked!?\s{0,3}<\/?(?:title|h\d)/i,
  /\bRequest blocked\. We can['’]t connect to the server for this app or website\b/i,
  /\bYour access to this (?:site|service) has been limited(?: by the site owner)?\b/i,
  new RegExp(`${ofVisitor}.{0,60}${keptOut}.{0,80}${byGuard}|${byGuard}.{0,30}${ofVisitor}.{0,60}${keptOut}`, 'i'),
  /\byour request was denied because of suspected attack\b|\bUnauthorized Activity Has Been Detected\b/i,
  /您的请求(?:存在威胁|带有不合法参数)[^。]{0,20}(?:被|拦截)|(?:长亭|雷池|创宇盾|安全狗|云锁|玄武盾|护卫神|云加速|网站防火墙|网站卫士)[^。\n]{0,40}(?:拦截|阻断)/,
  /(?:当前)?访问疑似(?:黑客)?攻击|您的请求疑似攻击行为|(?:提交的)?请求(?:存在|疑似|可能对?)[^。\n]{0,24}(?:威胁|攻击)[^。\n]{0,24}(?:拦截|阻断)/,
  new RegExp(
    `${visitorInChinese}[^。\\n]{0,40}(?:安全|威胁|攻击|非法|不合法|恶意|防火墙|WAF|管理员设置)[^。\\n]{0,30}${keptOutInChinese}|${visitorInChinese}[^。\\n]{0,20}被[^。\\n]{0,30}(?:防火墙|WAF|云盾|安全策略|管理员设置)[^。\\n]{0,20}${keptOutInChinese}`,
  ),
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

/** What a server of mail replies, which turns clients away in such words, too. */
const ofMail = /\b[45]\d\d[ -]#?[45]\.\d{1,3}\.\d{1,3}\b|\bSMTP\b|\b(?:spamhaus|rbl|dnsbl)\b/i

export function isBlockPage(line: string): boolean {
  return line.length <= longestLine && block.test(line) && !ofMail.test(line)
}
