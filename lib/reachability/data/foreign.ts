import { type HostAddress, inRange, rangeOfText } from '../model/host-address'
import { portOfService } from './programs'

/** Domains whose servers belong to someone else than the reader: mail, packages, code, interfaces, the cloud's own services. */
const domains: ReadonlySet<string> = new Set(
  `
  gmail.com googlemail.com google.com googleapis.com gstatic.com youtube.com outlook.com office365.com hotmail.com live.com
  microsoft.com windowsupdate.com yahoo.com yahoo.co.jp yahoodns.net icloud.com apple.com qq.com 163.com 126.com netease.com
  sina.com sohu.com baidu.com taobao.com aliyun.com aliyuncs.com alicdn.com alibabacloud.com dingtalk.com feishu.cn weixin.qq.com
  tencentyun.com myqcloud.com huaweicloud.com sendgrid.net sendgrid.com mailgun.org mailgun.com mailjet.com postmarkapp.com
  mandrillapp.com amazonses.com sendcloud.net zoho.com mailchimp.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp
  github.com githubusercontent.com gitlab.com gitee.com bitbucket.org docker.io docker.com ghcr.io quay.io gcr.io k8s.io
  npmjs.org npmjs.com npmmirror.com nodejs.org nodesource.com pypi.org pythonhosted.org python.org rubygems.org packagist.org
  crates.io golang.org goproxy.cn goproxy.io maven.org apache.org ubuntu.com debian.org centos.org fedoraproject.org
  rockylinux.org almalinux.org opensuse.org alpinelinux.org archlinux.org kernel.org launchpad.net mysql.com
  postgresql.org mongodb.org openai.com slack.com stripe.com telegram.org facebook.com twitter.com whatsapp.com line.me
  mojang.com minecraft.net papermc.io fabricmc.net minecraftforge.net steampowered.com steamcontent.com steamserver.net
  plex.tv home-assistant.io jenkins.io jfrog.io elastic.co grafana.com hashicorp.com huggingface.co nvidia.com sentry.io
  letsencrypt.org ntp.org wikipedia.org bing.com duckduckgo.com ifconfig.me ipinfo.io ipify.org
  `
    .trim()
    .split(/\s+/),
)

/** Names of mirrors of packages, whosever they are. */
const mirrorName = /^(?:mirrors?\d{0,2}|[a-z]{2}\.archive)\./i
/** Names that servers have to which others hand their mail: relays and exchangers. */
const mailName = /^(?:(?:email-)?smtp\d{0,2}|mx\d{0,3}|aspmx\d?|relay\d{0,2})[.-]/i

/** Ports at which mail is handed over. */
const mailPorts: ReadonlySet<number> = new Set(['SMTP', 'SMTPS', 'SMTP Submission'].map(portOfService))

/** Resolvers that are open to all, and the services of the cloud inside of its networks (100.100.0.0/16). */
const publicServers = `
  8.8.8.8 8.8.4.4 1.1.1.1 1.0.0.1 9.9.9.9 208.67.222.222 208.67.220.220 223.5.5.5 223.6.6.6 114.114.114.114 114.114.115.115
  119.29.29.29 180.76.76.76 100.100.0.0/16 2001:4860:4860::8888 2001:4860:4860::8844 2606:4700:4700::1111 2400:3200::1
`
  .trim()
  .split(/\s+/)
  .map(rangeOfText)
  .filter((range) => range !== null)

/** Whether a name belongs to a service that is known to be no reader's own. */
function isForeignName(host: string): boolean {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.')
  return labels.some((_, index) => domains.has(labels.slice(index).join('.')))
}

/** Whether a server is another's than the reader's: whoever connects to it goes out. */
export function isForeign(host: string | null, address: HostAddress | null): boolean {
  if (address !== null && publicServers.some((range) => inRange(range, address))) return true
  return host !== null && /[a-z]/i.test(host) && !host.includes(':') && (isForeignName(host) || mirrorName.test(host))
}

/** Whether a name is that of a server to which mail is handed over: mostly another's, if nothing speaks against it. */
export function isMailServer(host: string | null, port: number | null): boolean {
  return host !== null && port !== null && mailPorts.has(port) && mailName.test(host)
}

/** Lines in which a system's own manager of packages says where it could not fetch them: apt, yum. Registries of images and code may be the reader's own. */
const fetching =
  /^\s{0,9}(?:[WE]|Err:\d{1,4})[: ].{0,600}?(?:Failed to fetch|https?:\/\/)|\b(?:Could not connect to|Cannot initiate the connection to) [\w.-]{1,255}:\d{1,5} \([0-9a-f.:]{2,45}\)|^\s{0,9}https?:\/\/\S{1,300}: \[Errno 1[24]\]|\bTrying other mirror\b/

/** Whether a line tells of a try to fetch packages, wherever they were to come from: whoever does so goes out. */
export function isFetching(line: string): boolean {
  return fetching.test(line)
}
