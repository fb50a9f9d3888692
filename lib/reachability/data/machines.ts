/*
 * Words by which people name machines: the one that they ask about, the one that they sit at, and others.
 */

/** What a phrase names: the machine that people ask about, the one that they sit at, or a machine by what it is to them. */
export type MachineKey =
  | 'own'
  | 'client'
  /** Another one, without more. */
  | 'other'
  /** One that is said to work. */
  | 'working'
  /** Somebody else's. */
  | 'person'
  | 'test'
  | 'database'
  | 'front'
  | 'aside'
  /** A client of a service, which may be what is asked about: agents of a monitor are called so as well. */
  | 'peer'

const noun =
  '(?:servers?|machines?|box(?:es)?|instances?|hosts?|vms?|ecs|ec2|vps|nodes?|droplets?|environments?|envs?|setups?|clusters?|installations?|computers?)'
const held = `(?:${noun}|security[ -]groups?|groups?|firewalls?|rules?)`
const own =
  '(?:laptop|notebook|macbook(?: (?:pro|air))?|imac|mac|pc|desktop|computer|workstation|phone|nas|homelab|raspberry pi|raspi|wsl2?)(?! (?:[\\w-]{1,12} ){0,2}(?:server|instance))'

const jaNoun = '(?:サーバー?|マシン|インスタンス|ホスト|VPS|VM|ECS|EC2|環境|機)'
const zhNoun = '(?:服务器|伺服器|机器|主机|云主机|实例|虚拟机|ECS|VPS|节点|环境)'

/** Phrases by what they name. A longer one goes before a shorter one that it holds. */
export const machineWords: readonly (readonly [MachineKey, RegExp])[] = [
  [
    'peer',
    /\b(?:the |my )?client (?:machine|side|box|pc|host|computer|vm)\b|(?<=\b[Oo]n )(?:the |my )?client\b(?! ?ip)|クライアント(?:側|PC|機|端末|マシン)|客户端(?:机器|电脑|主机|这边|侧|上)/g,
  ],
  [
    'person',
    new RegExp(
      String.raw`\b(?:friend|colleague|co-?worker|neighbou?r|boss|customer|brother|sister|classmate|team-?mate|guy|poster|some(?:one|body)(?: else)?|another (?:user|person|poster)|other (?:people|users))(?:['’]s(?! (?:advice|suggestions?|help|hints?|tips?|idea|place|request|phone))(?: (?:[\w-]{1,12} ){0,2}${noun}\b)?|(?= (?:\w+ ){0,8}?(?:posted|pasted|showed|shared|got|has|had)\b))|\b(?:his|her|their) (?:own )?(?:[\w-]{1,12} )?${noun}\b|(?:友人|同僚|知人|知り合い|他人|他社|他の人|人|上司|先輩|後輩|お客様|顧客)の(?:${jaNoun}|VPS|PC|環境|もの|ところ|出力|結果|設定)|(?:朋友|同事|同学|网友|群友|博主|楼主|别人|人家|客户(?!端)|老板|领导|他|她)(?:们)?(?:的|家|家里|公司|那边?)?(?:的)?(?:另?那?一?台)?(?:${zhNoun}|电脑|机子|那台)|(?:朋友|同事|同学|网友|群友|博主|别人|人家|老板)(?:们)?(?:的(?!建议|说法|话|办法|方法|提示)|那边?的?|家的?|本地|自己|(?:贴|发)(?:出来|过来|来|给我)?的?)`,
      'gi',
    ),
  ],
  [
    'working',
    new RegExp(
      String.raw`\b(?:a|an|the|my|our|another|other|one|this) (?:[\w-]{1,14} ){0,2}?(?:working|good|healthy|functioning) (?:${noun}|one)\b|\b(?:${noun}|one|box)(?: [\w-]{1,12}){0,2},? (?:that|which|where (?:it|this|everything|the same \w{1,12})) (?:actually |does |just )?(?:works?\b|is working|is (?:fine|ok|okay|reachable|healthy))|\b(?:${noun}|one) ?\((?:this one |it |that one |which |that )?(?:is )?(?:works?|working|fine|ok|okay|healthy|reachable)\b[^)]{0,30}\)|(?:正常|問題なく|ちゃんと|普通)に?(?:動い|動作し|稼働し|つなが(?:っ|る)|繋が(?:っ|る)|接続でき|アクセスでき|見え|使え)[てる]?(?:いる|る)?(?:別の?|ほかの|他の|ほう|方)?(?:の)?${jaNoun}?|正常な(?:ほうの|方の)?${jaNoun}|(?:别的|另外?一?[台个])?[^，。：:、\s]{0,4}(?:正常|(?:跑|用)得?好好|没问题|能(?:正常)?(?:用|访问|连(?:上|接)?|打开))的?(?:那|这|一)?(?:台|个)?(?:${zhNoun}|机子|那台|那个)`,
      'gi',
    ),
  ],
  [
    'other',
    new RegExp(
      String.raw`\b(?:another|other|different|second|2nd|third|similar|identical|neighbou?r(?:ing)?|reference|old|previous|former|retired|decommissioned|spare|unrelated|sister|sibling|twin|fresh|throwaway|scratch|dummy|self-hosted|on-?prem(?:ises?)?|in-house|legacy) (?:[\w-]{1,12} ){0,2}?(?:${held}|vpc|project|account|region|cluster|vps)\b|\b${noun} (?:at (?:work|home|school|the office)|in (?:the|our) office|in another (?:region|account|project|zone)|on-?prem(?:ises?)?|(?:that )?(?:we|I)(?:['’]re| are|['’]m| am)? (?:migrat\w{2,4}|mov\w{2,3}|com\w{2,3}) (?:away )?from|(?:I|we) (?:spun|set|brought) up (?:for|as))\b|\b(?:another|other|second) one\b|(?:(?:別|ほか|他|もう(?:一|1|１)|(?:二|2|２)(?:つ|台)目)(?:の|つの|台)+|旧|古い|以前の|昔の)(?:[^、。:：\sァ-ヴ]{0,6})?(?:${jaNoun}|ほう|方(?=[はのがで:：])|ところ)|旧${jaNoun}|(?:オンプレ(?:ミス)?|社内|自社|移行元|移設元)(?:の)?(?:[^、。:：\s]{0,6})?(?:${jaNoun}|側)|別(?:の)?(?:リージョン|アカウント|プロジェクト)[^、。:：]{0,14}?(?:${jaNoun}|グループ)|もう(?:一|1|１)台|(?:另外?(?:一|1|那)(?:台|个)|别的|其[他它]|第二台|旧的?|老的?)(?:[^，。：:、\s]{0,10}?)?(?:${zhNoun}|机子|那台)|(?:公司|单位|机房|内网|本地机房|局域网)(?:内网|机房|里)?的?(?:那|这|一)台(?:${zhNoun})?|另外?(?:一|那)台|(?:旧|老)的?那台|(?:以前|之前|原来|原先)的?(?:那|用的那)(?:台|个)?`,
      'gi',
    ),
  ],
  [
    'client',
    new RegExp(
      String.raw`\b(?:my|our|the|a|his|own|home|homelab|local|office|work|dev(?:elopment)?|personal)(?: own| home| local| office| work| dev(?:elopment)?| personal| windows| linux)? ?(?:'s )?${own}\b|\b${own}(?=\s{0,3}[:：(（])|\blocal (?:machine|environment|setup|dev\w{0,10}|server|box)\b|\b[Ww][Ss][Ll]2?\b|\blocally(?= [(（:：])|\b(?:dev(?:elopment)? (?:pc|laptop|machine)|(?:home|office) (?:machine|pc|box|server|environment|env|setup))\b|\b(?:running|run|started?|tested|works?)(?: it)? (?:at home|locally)\b|\bat home\b|ラズパイ|自宅(?:の)?(?:PC|パソコン|NAS|サーバー?|マシン|環境|ノート|Mac|ラズパイ|側)?|(?:自分|手元|会社|職場|オフィス|家|社内)の?\s?(?:PC|パソコン|ノート(?:PC)?|Mac(?:Book)?|端末|マシン|環境)|ローカル\s?(?:の)?\s?(?:PC|Mac(?:Book)?|環境|マシン|パソコン|開発)|開発(?:用)?(?:の)?\s?(?:機|PC|マシン|パソコン|WSL)|WSL(?=上|で|の|内)|本地(?:的)?(?:电脑|环境|机器|笔记本|PC|Mac|虚拟机|开发机?)(?:上|里|中)?|(?:我?自己|我|我家|我家里|家|家里|公司|办公室|单位)(?:里)?的?(?:这台|那台)?(?:电脑|笔记本(?:电脑)?|PC|Mac(?:Book)?|台式机|本子|机子|虚拟机|NAS)(?:上|里)?|开发(?:用)?(?:的)?(?:机(?!器)|电脑)(?:上|里)?`,
      'gi',
    ),
  ],
  [
    'test',
    new RegExp(
      String.raw`\b(?:staging|stg|test(?:ing)?|dev(?:elopment)?|demo|sandbox|qa|uat|pre-?prod(?:uction)?)(?:[ -](?:ecs|cloud|web|app))?[ -]${held}(?:['’]s)?\b|(?<=\b[Ii]n )(?:staging|dev|test|qa|uat)\b|\bdev\b(?=\s{0,3}[:：(])|\b(?:staging|stg|sandbox|uat|pre-?prod)\b(?=\s{0,3}[:：(]|['’]s\b| (?:prints|shows|says|has|looks|one)\b)|(?:ステージング|検証|テスト|デモ|開発)(?:用)?(?:の)?(?:${jaNoun}|側)|ステージング(?=の|では|側|[:：])|(?:测试|预发布?|开发|演示|灰度|沙箱|UAT|staging)(?:用)?(?:的)?(?:那台)?(?:${zhNoun}|机(?!制|会)|(?:安全)?组)(?:上|里)?`,
      'gi',
    ),
  ],
  [
    'database',
    new RegExp(
      String.raw`\b(?:database|db|mysql|mariadb|postgres(?:ql)?|mongo(?:db)?|redis|cache|sql|rds)[ -]${noun}(?:['’]s)?\b|\bthe (?:database|db)\b(?! ${noun})|(?:データベース|ＤＢ|DB|MySQL|PostgreSQL|Redis|キャッシュ)の?\s?(?:サーバー?|側|機|インスタンス|マシン)(?:側|上)?|(?:数据库|DB|MySQL|PostgreSQL|Redis|MongoDB|缓存)\s?的?(?:那台|那边)?(?:${zhNoun}|那台|机)(?:上|里)?`,
      'gi',
    ),
  ],
  [
    'front',
    new RegExp(
      String.raw`\b(?:app(?:lication)?|web|frontend|front-?end|backend|back-?end|api|php|client)[ -]${noun}(?:['’]s)?\b|(?:アプリ(?:ケーション)?|AP|Web|ウェブ|ＷＥＢ|フロント(?:エンド)?|バックエンド|API)の?\s?(?:サーバー?|側|機|インスタンス)(?:側|上)?|(?:应用|Web|前端|后端|API|业务)\s?的?(?:那台)?(?:${zhNoun}|机)(?:上|里)?`,
      'gi',
    ),
  ],
  [
    'aside',
    new RegExp(
      String.raw`\b(?:bastion|jump|monitoring|mail|smtp|backup|vpn|ci|build|git(?:lab)?|file|nfs|dns|log(?:ging)?|load[ -]balancer|proxy)[ -]${noun}(?:['’]s)?\b|\bbastion\b|\bjump ?box\b|(?:踏み台|監視|メール|バックアップ|ファイル|ビルド|CI|DNS|プロキシ)の?\s?(?:サーバー?|側|機|インスタンス)(?:側|上)?|(?:跳板|堡垒|监控|邮件|备份|文件|构建|代理)\s?的?(?:${zhNoun}|机)(?:上|里)?`,
      'gi',
    ),
  ],
  [
    'own',
    new RegExp(
      String.raw`\b${noun}\b(?: itself)?|\bcloud (?:mac|pc|desktop)\b|\b(?:mine|ours|prod(?:uction)?)\b|\b(?:broken|affected|failing|problem(?:atic)?|new|cloud) one\b|\bone (?:that|which)? ?(?:I|we) (?:can['’]?t|cannot|am asking|ask|mean)|\b(?:actual|real) (?:output|result)|(?:本番|問題の|この|当該|対象の|新しい|クラウド上?の|自分の|うちの|リモートの)?(?:サーバー?|インスタンス|ECS|VPS|マシン|ホスト)(?:側|上|内|本体|自体)?|本番(?:環境|機|側)?|自分の(?:ほう|方|もの)|うちの|(?:云|云上|线上|生产|正式|出问题的|这台|那台|我的|我这台|远程|目标|阿里云)?(?:服务器|实例|ECS|主机|机器|VPS|云主机)(?:上|里|端|这边|本身)?|我这(?:台|边)|我的|线上|生产(?:环境|那台)?|正式(?:环境|服)|云上`,
      'gi',
    ),
  ],
]

/** Words by which people put something beside what they ask about. */
export const comparing =
  /\b(?:for|as a|by way of) (?:comparison|reference|contrast)\b|\bto compare\b|\bcompared? (?:with|to)\b|比較(?:用|のため|として|対象)|(?:用(?:来|于)|作(?:为|个)|做个)(?:对比|对照|比较|参照)|对比一下/i

/** Words by which people say that another meets what they meet: theirs is the machine that is asked about. */
export const alike =
  /\b(?:same|similar|identical) (?:[\w-]{1,12} ){0,2}?(?:errors?|problems?|issues?|troubles?|symptoms?|failures?|messages?|timeouts?)\b|(?:同じ|同様の|似た)(?:ような)?(?:エラー|問題|症状|現象|トラブル|状況)|(?:同样|一样|相同|类似|同款)的?(?:问题|错误|报错|情况|现象|毛病|症状)|(?:报错|错误|问题|情况|现象|症状)[^，。、]{0,4}(?:一样|相同|一模一样)/i

/** Words before a machine that make it the place from which something is tried, or through which one goes. */
export const sourceBefore =
  /(?:\b(?:from|via|through|over|using|in from|log(?:ged)? in (?:on|to))\s(?:(?:the|an?|my|our|one of (?:the|my|our))\s)?|[从由经]|通过)$/i
/** What has been got from there, all the same. */
export const gotFrom =
  /\b(?:this|these|that|those|it|outputs?|results?|logs?|listings?|config\w{0,10}|rules|tables?|status|taken|copied|pasted|comes?|came|is|are|ufw|iptables|netstat|ss|docker ps|nft|firewalld) (?:is |are |comes? |was |were )?(?:all )?(?:taken |copied |pasted )?from (?:(?:the|an?|my|our|one of (?:the|my|our)) )?$/i
/** The same behind it. */
export const sourceBehind =
  /^(?:[(（][^)）]{1,40}[)）])?(?:上|里|这边|では)?(?:から(?!の(?:出力|結果|設定|ログ)|取)|より|を?経由|越し|去|来?(?:访问|连接|连|登录|ping|telnet|curl))/i

/** Words that go on to speak of the machine that was named before. */
export const goingOn =
  /\b(?:there|on it|that (?:one|box|machine|server)|his|hers?|its)\b|そちら|そこ(?:で|に)|あちら|同じサーバ|那(?:边|台|里|个)|它/i

/** Words that show something: what follows is of the machine that the sentence names. */
export const showingOf =
  /\b(?:outputs?|results?|settings?|config\w{0,10}|rules?|group|listing|status|prints?|shows?|says?|look(?:s|ed)? like|gives?|below|following|this is|here(?:['’]s| is| are)?|these are|it is|has)\b|\b(?:netstat|lsof|ufw|iptables|nft|firewall-cmd|docker ps|systemctl|ss -\w)\b|設定|出力|結果|状態|一覧|ルール|グループ|こちら|以下|次の|こう|です。?\s{0,3}$|配置|输出|结果|规则|安全组|防火墙|监听|状态|如下|这样|这是|是这/i

/** Programs that make a network within a machine, or a cluster. */
export const innerTools =
  /\b(?:kubectl|minikube|microk8s|k3[sd]|kubeadm|kubernetes|k8s|nodeport|clusterip|vagrant|virtualbox|vmware|hyper-?v|proxmox|esxi|qemu|multipass|docker|podman|lima|colima|wsl2?|lx[cd]|incus|openshift|esp32|arduino|expo|tailscale|zerotier|wireguard|openvpn|headscale|netbird)\b|\bwg\d\b/i

/** Lines that Compose has written, of a container each. */
export const ofCompose = /^[a-z][\w.-]{0,60}[-_]\d{1,3}\s{0,20}\| /m

/** Words of people: they sit in the network of the machine. */
export const innerNetwork =
  /\b(?:lan|wi-?fi|wlan|home ?lab|home network|local network|intranet|raspberry|router|nas|vm|vms|virtual machines?|same (?:network|subnet|lan|vpc|vlan|switch|host|machine|server|rack|room)|on the (?:server|box|host|node)(?: itself)?|phone|tablet|tv|mac|macbook|imac|over (?:the )?vpn|another (?:server|node|pod|container|vm|host|machine|instance)|other (?:server|node|pod|container|vm|host|machine|instance))\b|局域网|内网|同一(?:个)?(?:网段|网络|VPC|交换机|子网|机房|路由)|路由器|虚拟机|另一台|其他(?:机器|节点|服务器)|同じ ?(?:ネットワーク|LAN|VPC|サブネット|セグメント)|社内|宅内|家庭内|ルーター?|仮想マシン|別の(?:サーバー?|マシン|インスタンス)/i

/** Words of a machine in a cloud. */
export const ofCloud =
  /\b(?:ECS|EIP|EC2|VPC|vSwitch|security groups?|cloud|aliyun|alibaba|droplet|VPS|public (?:ip|address)|elastic ip)\b|安全组|云(?:服务器|主机)|公网|阿里|轻量|セキュリティ ?グループ|クラウド|パブリック ?IP|グローバル ?IP/i

/** Names of machines at which people sit. */
export const personal =
  /laptop|macbook|desktop|notebook|(?:^|[^a-z])(?:pc|mac|home|local|my|work)(?:[^a-z]|$)|thinkpad|imac/i

/** What people call machines by what they are to them, as one word of a label. */
export const placeWords =
  /\b(?:prod(?:uction)?|staging|stg|test|dev|qa|uat|demo|live|local(?:ly)?|laptop|desktop|notebook|macbook|mac|pc|workstation|client|server|vps|nas|router|gateway|raspberry|pi|phone|home|office|cloud|ec2|ecs|master|slave|primary|secondary|replica|standby|bastion|jump|proxy|wsl2?|windows|old|new|first|second|other|another)\b|本番|正式|検証|ステージング|開発|旧|新|サーバー?|クライアント|自宅|会社|手元|生产|正式|测试|预发|开发|旧|新|服务器|客户端|本地|内网|云|家里|公司|主库|从库/gi

/** Names that tell machines of a kind apart: `web-b`, `app2`, `pve1`, `node-03`. */
export const seriesName = /(?<![\w.@/-])[a-z]{2,16}(?:-[a-d]|[-_]?\d{1,3})(?![\w./:-])/gi

/** A letter, or a number, that stands for a machine at the beginning of a label: `A: the vps`. */
export const letterLabel = /^\W{0,4}([A-D]|[1-4])[:：)]\s{1,3}(?=[A-Za-z\u3040-\u30ff\u4e00-\u9fff])/

/** Words by which somebody says which machine is meant. */
export const meantHere =
  /\b(?:my|our|the) (?:problem|question|issue) (?:is|concerns)\b|\b(?:I['’]?m|I am|we['’]?re|we are) (?:asking|talking) about\b|\bthe one in question\b|\bours is\b|\bmine is\b|\bone (?:that )?(?:I|we)(?: am|['’]m| are|['’]re)? (?:ask|mean|talk|care|worr)\w{0,4}\b|\b(?:I|we) (?:want|need|try|would like) to (?:reach|open|access|use)\b|問題(?:な)?の(?:は|ほう)|困っているのは|要问的是|有问题的是|说的是/i

/** Words before a machine from which something is tried. */
export const triedFrom =
  /(?:\b(?:from|via|through)\s(?:(?:the|an?|my|our|another)\s)?[\w.-]{1,40}|[从由经在]\s?[\w.\u4e00-\u9fff-]{1,12}(?:上|里)?(?=访问|连|打开|ping|telnet|curl)|[\w.\u3040-\u30ff\u4e00-\u9fff-]{1,14}(?:から|より|経由))/gi

/** Who does not get there, before what is not reached: `stage can't reach 4444 of ubuntu`, `app 连不上 db`. */
export const failingFrom =
  /(?:\b(?:the |my |our )?[\w.-]{1,40} (?=(?:can(?:no|['’])?t|cannot|could ?n(?:o|['’])?t|could not|is unable to|is not able to|fails to|does ?n['’]t) (?:even )?(?:reach|connect|access|ping|telnet|see|open|talk|get)\b)|[\w\u4e00-\u9fff-]{1,14}\s?(?=[连連]不[上到]|访问不[了到]|无法(?:访问|连接))|[\w-]{1,20}\s?は(?=[^。、]{1,20}(?:に|へ)(?:つなが|接続)))/gi

/** A heading without a colon, of the machine that the output below it is from: `ss on the load balancer`. */
export const headedOn =
  /^\W{0,4}(?:[\w-]{1,14} ){0,3}?(?:on|of|from|at|in|inside) (?:the |my |our )?(?:[\w.-]{1,20} ){0,2}([a-z][\w.-]{1,40})\W{0,4}$/i

/** A command that asks a service of the Internet for the address that it is asked from. */
export const asksAddress =
  /\b(?:curl|wget|http|Invoke-WebRequest|Invoke-RestMethod|iwr|irm)\b.{0,80}\b(?:ifconfig\.(?:me|co|io)|icanhazip\.com|ipinfo\.io|api\.ipify\.org|ip\.sb|ipv[46]\.\w{2,20}\.\w{2,6}|ident\.me|checkip\.amazonaws\.com|ip\.gs|cip\.cc|ip\.3322\.net|inet-ip\.info)(?:\/ip)?\b/i
