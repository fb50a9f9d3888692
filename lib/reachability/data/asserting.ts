/*
 * Words by which people do not say that something is so: they ask what it means, tell what others have written, what would be, or
 * what was.
 */

/** A question about what something means, or how two things differ. */
export const asksMeaning =
  /\bwhat (?:does|do|would|could|exactly)\b.{0,200}\bmeans?\b|\b(?:difference|distinction) between\b|\bmeaning of\b|\bwhat (?:an? )?[45]\d\d (?:is|means)\b|\bwhat(?:['’]s| is) (?:an? |the )?(?:http )?(?:error |status |code )*[45]\d\d\b|\bwhat(?:['’]s| is) (?:an? )?connection (?:refused|time)|\b(?:asks?|asked|wonder(?:s|ing)?|like to know) (?:whether|if)\b|(?<!\d)50\d\b.{0,24}?(?:\bor\b|还是|または|か|と|和).{0,12}?(?<!\d)50\d(?!\d).{0,300}(?:[?？]|か。?$|吗)|['"“「][^'"”」]{4,40}['"”」]\s?(?:=|→|->|⇒|means?\b)|とは(?:何|どう|どんな|なん|[?？]|$)|とは.{0,16}(?:意味|こと)|違い|何が違|(?:どう|どんな)(?:いう)?意味|(?:是|有)?(?:什么|啥|何)(?:意思|区别|差别|不同)|(?:区别|差别)(?:是|在)|怎么理解/i
/** What somebody has met all the same: `what does it mean that I get 502`. */
export const meets =
  /\b(?:I|we|I['’]m|users|visitors|everybody|everyone)\b(?: \w+){0,3} (?:get|gets|getting|got|see|sees|seeing|receive|am shown)\b|出て(?:い|き|し)|出ます|出るの|表示され(?:て|ま)|になり(?:ま|、)|になって|(?:我|一直|总是|老是|每次).{0,8}(?:提示|显示|报|出现|返回)|打开[^，。]{0,8}(?:就|都|是|显示|提示)/i

/** A text of others that is told. */
export const attributed =
  /\b(?:docs?|documentation|manual|guide|tutorial|blog|article|wiki|faq|forum|stack ?overflow|help page|book|video|readme|chat ?gpt|deepseek|kimi|gemini)\b(?: \w+){0,4} (?:says?|said|states?|mentions?|claims?|explains?|writes?|wrote|tells?|suggests?|reads?)\b|\baccording to\b|\b(?:thread|post|question|answer|issue|ticket|video)s?\b(?: \w+){0,3}? (?:where|in which)\b|\bgoogl\w{2,3}\b|\bsearching for\b|\b(?:I|we)(?:['’]ve| have)? (?:read|heard|learn(?:ed|t))\b|(?:ドキュメント|記事|ブログ|マニュアル|ヘルプ|FAQ|公式|解説|手順書|掲示板|ネット)(?:に(?:は|よると|よれば)|では|で)|(?<!(?:エラー|ログ|画面|メッセージ|ブラウザ|コンソール|出力|ページ)[^。]{0,80})(?:と|って)(?:書いて|書かれ|載って)|(?:と|って)(?:聞い|聞き|教わ|習|読ん|読み)|(?:网上|文档|教程|文章|博客|手册|官方|听说|据说|帮助中心|书上|帖子|百度)(?:里|上|中|都)?(?:面)?(?:有?人|大家|都)?(?:说|写|讲|提到|介绍|解释|看到|查)|听说|据说|\b(?:colleague|co-?worker|friend|boss|admin\w{0,10}|support|hoster|provider|engineer|somebody|someone|he|she|they|people)\b(?: \w{1,12}){0,4} (?:said|says|told|wrote|writes|replied|answered|claims?|thinks?|insists?)\b[^"“'‘]{0,12}["“‘]|(?:同僚|先輩|上司|後輩|友人|知人|サポート|担当者?|業者|誰か|ある人|他の人)(?:に|から|が|は|の人[にがは])[^。「『“]{0,12}[「『“][^」』”]{1,200}[」』”]\s?(?:で(?:しょ|は)?)?(?:と|って)|(?:同事|朋友|老板|领导|客服|技术支持|工程师|别人|网友|群里|有人|对方|他|她)[^，。“「『"]{0,10}(?:说|讲|回复|回|告诉我|认为|觉得|怀疑|写)[^，。“「『"]{0,6}[“「『"]/i

/** A state that is only thought of: `if I stop it`. */
export const conditional =
  /\b(?:if|when(?:ever)?|once|as soon as|after|unless|until)\s(?:(?:I|we|you|one|the|it|my|nginx|[\w-]{2,20})\s){1,4}?(?:stop|kill|shut|disable|remove|unplug|close|quit|kills?|stopped|down|off)\b|\b(?:stopping|killing|disabling) (?:it|the|nginx|[\w-]{2,20}) (?:makes|gives|results|leads|turns)|\bwould (?:show|return|give|see|get|say|answer|be|have|mean)\b|(?:止め|停止(?:さ?せ|し|す)|落と|終了(?:さ?せ|し|す)|無効に(?:し|す))(?:る|た|れば|ると|たら)?(?:と|たら|れば|場合|とき|時)|(?:停掉|关掉|关闭|停止|停了|杀掉|kill ?掉?)[^，。]{0,10}(?:就|的话|之?后|会)|如果[^，。]{0,12}(?:停|关|杀|没|不)/i

/** What is over: what was met then is met no more. */
export const overSince =
  /\bused to\b|\bwhile (?:it|the \w+|my \w+) (?:was|were) (?:re-?)?(?:boot|start|deploy|updat|upgrad)|\b(?:during|in the middle of) (?:the|its|a|my|that) (?:re-?boot|re-?start|deploy\w*|migration|maintenance|upgrade|update)|(?:再起動|起動|デプロイ|メンテ(?:ナンス)?|更新|移行)中(?:は|に|の間|だけ)|(?:重启|部署|升级|维护|更新|迁移)(?:的?时候|期间|过程中|中|那会儿?)/i
/** A time that is no more, where the text goes on to speak of now. */
export const past =
  /(?<!\b(?:since|until|till) )\b(?:yesterday|last (?:week|month|night|year|time)|(?:an?|one|a few|a couple of|some|two|three|\d{1,2}) (?:days?|weeks?|hours?|months?|years?) ago|earlier|previously|at first|initially|originally|in the beginning|this morning|formerly|first,? (?:I|we|it|there) (?:saw|got|had|was|were|said|showed|met)|the first (?:output|result|answer|error) (?:was|said|showed))\b|昨日(?!から|以降|より|まで)|昨夜|昨晩|一昨日|おととい|先週|先月|先日|さっき|以前|最初|当初|はじめは|初めは|先(?:ほど|程)(?!から)|(?:\d{1,2}|数|一|二|三)(?:日|週間|か月|ヶ月|時間)前(?!から)|今朝(?!から|まで)|昨天(?!开始|起|以来|到现在)|昨晚|前天|(?:\d{1,2}|一|两|几|三|半)个?(?:天|周|月|年|小时|星期)(?:之|以)?前(?!开始)|上周|上个?月|之前|以前|先前|刚开始|一开始|最开始|起初|(?<![\u4e00-\u9fff])(?:我|我们)?(?:首?先|第一次)(?:是|看到|看见|遇到|报|出现|返回|显示|提示)|早上|上午/i
export const present =
  /\b(?:now|today|currently|at the moment|meanwhile|since then|solved|resolved|gone|is over)\b|今日|今は|今では|いま|現在|本日|今天|现在|目前|如今|变成|变为|后来/i

/** That what was told of is mended since. */
export const mendedSince =
  /(?<!\b(?:not|never|be|get|being|to be|yet|been) |n['’]t )\b(?:fixed|repaired|recovered|resolved|solved)\b(?! by\b.{0,20}[?？])|\b(?:went|is|was|came) (?:away|back to normal|back up)\b|(?:復旧|解決|解消|回復|修復|対応)(?:し(?:た|ました|ており|ています|て、)|済み|され(?:た|ました))|直(?:った|りました|した|しました|し済み)|(?:已经?|早就?|后来|都|就)(?:经)?(?:修好|修复|恢复|解决|处理好?|好)了?|(?:修好|修复|恢复|解决|处理好|弄好)(?:了|过)/i

/** Where a sentence turns to what is so. */
export const turns =
  /^(?:but|however|yet|though|although|while|whereas)\b|^(?:但|不过|可是|然而)|^(?:しかし|でも|ただ)/i

/** A page of somebody else's. */
export const otherSite =
  /\b(?:other|another|different|some|most|all other) (?:web ?)?(?:sites?|pages?|domains?)\b|(?:他|別|ほか)の(?:サイト|ページ|ドメイン)|(?:别|其[他它])的?(?:网站|站点|域名)/i
/** Where people sit who ask for pages. */
export const atClient = /\b(?:phone|browser|laptop|tablet|home|mobile)\b|スマホ|ブラウザ|携帯|自宅|手机|浏览器|家里/i
/** What is met there as well as at one's own, which fares otherwise. */
export const likewise = /\b(?:too|as well|also|likewise)\b|同様|も(?:同じ|また)|同样|也(?:是|会|有|报|提示|打不开)/i
export const ownSite =
  /\bmy (?:own )?(?:web ?)?(?:site|server|page|domain|instance)\b|\bmine\b|(?:自分|うち)の(?:サイト|サーバー?|ページ|ほう)|我(?:自己)?的?(?:网站|站点|服务器|那个)/i

/** A proxy through which people go out: what it says of a server is not said by the server. */
export const proxyOfClient =
  /\b(?:corporate|company|office|school|campus|work|workplace|outgoing|forward(?:ing)?|outbound|egress|our it['’]s)(?: \w{2,10})? (?:proxy|gateway|filter|web filter)\b|\b(?:my|our) (?:vpn|isp)(?:['’]s)? (?:proxy|filter)\b|\b(?:squid|zscaler|blue ?coat|forcepoint|netskope|websense|fortiguard|sophos|barracuda|privoxy|charles proxy|fiddler|clash(?: verge)?|v2rayn?|mitmproxy|proxifier)\b|\b(?:https?|all)_proxy\b|\b(?:system|browser)(?:['’]s)? proxy\b|システム(?:の)?プロキシ|系统代理|(?:开着|开了|挂着|挂了|走了?)(?:[^，。]{0,6})?(?:(?<!反向?)代理|VPN|梯子)|(?:会社|社内|学校|職場|大学|プロバイダ)の?(?:プロキシ|フィルタ)|(?:社内|会社|職場)[^。、]{0,10}プロキシ|公司(?:内网)?[^，。]{0,4}?的?(?:代理|上网行为|网关|防火墙页面)|学校的?代理|上网行为管理|本地代理/i

/** A question about what would be met, wherever: with a condition, and nobody who has met it. */
export const asksInGeneral =
  /^(?=.*(?:[?？]|か。?)\s{0,9}$|.*(?:吗|对吗|呢)[?？。]?\s{0,9}$)(?!.*(?:\bwhy\b|なぜ|どうして|何故|为什么|为啥|怎么会))(?:.*(?:\b(?:when|if|whenever|in case)\b|場合|とき|時に|たら|的时候|如果|要是|万一|若))/i
