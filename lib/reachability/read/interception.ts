/** Marks of the pages that Alibaba Cloud serves instead of a site: no filing, or a penalty. */
const pages: readonly RegExp[] = [
  /aliyun\.com\/beian\/beian-block/i,
  /\bbatit\.aliyun\.com\//i,
  /<title>\s*Non-compliance ICP Filing\s*<\/title>/i,
  /^(?:<\s)?Server:\s*Beaver\s*$/i,
  /https?:\/\/(?:[\w-]+\.)*(?:aliyun|aliyuncs|alibabacloud)\.com\/[^\s"'<>]*(?:beian[-_]block|block[-_]?page|punish|wangzhanfengjin)/i,
  /(?:该|此|您访问的)(?:网站|站点|域名).{0,20}(?:未(?:完成|进行|取得)?(?:ICP)?备案|未备案|备案信息不符|暂时无法(?:进行)?访问)/,
  /根据《?互联网信息服务管理办法》?.{0,60}(?:备案|接入)/,
  /(?:域名|网站).{0,10}(?:已被|被)(?:阿里云|云盾).{0,20}(?:阻断|封禁|拦截|停止访问)/,
]

/** Whether a line belongs to an interception page. A link to the filing register, as each Chinese site has, does not. */
export function isInterception(line: string): boolean {
  return line.length <= 4000 && pages.some((page) => page.test(line))
}

export function mayIntercept(line: string): boolean {
  return /beian|batit|Beaver|Non-compliance|备案|punish|block|封禁|阻断|拦截|管理办法|暂时无法/.test(line)
}
