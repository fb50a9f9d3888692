/*
 * Words by which people tell apart what they show: whose output it is, and whether it still holds.
 */

/** What is printed in a text that somebody follows, not by the machine that is asked about. */
export const ofOthersText =
  /\b(?:tutorial|docs?|documentation|guide|article|blog|readme|change ?log|release notes|wiki|manual|(?<!for )example|(?<!\bfor (?:the |a |an |its |their )?(?:\w{1,12} ){0,2})sample|stack ?overflow|forum|quiz|exam|expected|supposed to|should (?:look|print|show|say|see|be))\b(?![.\w-])|手順書|ドキュメント|公式|記事|ブログ|解説|サンプル|出力例|はずの|教程|文档|官方|示例|例子|博客|应该(?:是|显示|看到)/i
/** Another machine than the one that is asked about; who comes from it, or through it, speaks of the one that is. */
export const ofOthersMachine =
  /(?<!\b(?:from|via|through|over|using) (?:an?|the|my|our)? ?)\b(?:another|other|working|good|healthy|old|previous) (?:server|machine|instance|host|vm|ecs|node|box)\b|(?<!\b(?:from|via|through|in|inside|on) )\b(?:the other|another|the working|the good|the healthy) one\b|\b(?:staging|test(?:ing)?) (?:environment|env|server|machine|box)\b|(?:別の|ほかの|他の|正常な|旧|古い)(?:サーバ|マシン|インスタンス|ほう|方)(?!ー?(?:から|を?経由))|(?:別の|ほかの|他の)サイト(?!ー?(?:から|を?経由))|(?:テスト|検証|ステージング)環境|(?<![从由经用]|通过|经由)(?:另一|另外|别的|其他|正常的?(?:那)?|旧的?|老的?)[^，。：:]{0,4}(?:台|机器|服务器|实例|网站|测试机)|(?:测试|预发)环境/i
/** Sentences that say that what stands below is not of the machine that they speak of. */
export const disowned =
  /\bnot (?:mine|ours|(?:from |of )?(?:my|our) (?:own )?(?:server|machine|instance|box|host|vm|ecs)|attached to (?:mine|my))\b|\b(?:friend|colleague|co-?worker)\b[^,;.]{0,40}\b(?:pasted|posted|sent|shared|showed)\b|不是(?:我|我们)(?:自己)?的|(?:私|自分|うち|当方)の(?:もの|サーバー?)?では(?:ない|なく|ありません)/i
/** What was, before something was changed. */
export const before =
  /\b(?:before|yesterday|last (?:week|month|night)|previously|earlier|old (?:output|result|config)s?)\b|修正前|変更前|重启.{1,6}前|修改.{1,6}前|以前|昨日|対応前|直す前|再起動前|之前|以前|昨天|修改前|重启前/i
/** What was before a change that the same sentence says was made since, or is called old: it holds no more, whether what came after is shown or not. */
export const gone =
  /\bbefore (?:i|we) (?:chang|edit|fix|updat|replac|modif|add|remov|delet|open|clos|switch|mov|reset|restor|flush|correct)\w{0,4}\b|^\W{0,9}(?:(?:the|my|our|an|these|those|this) )?(?:are |is )?(?:(?:my|our|the|an) )?(?:old|previous|former|outdated) (?:[a-z]{1,14} ){0,2}(?:rules?|rule ?set|config\w{0,8}|group|listing|logs?|settings|output|table|document|state)\b|\b(?:I|we)(?:['’]ve| have)?(?: since| already| now| long)? (?:flushed|deleted|removed|replaced|dropped|wiped) (?:them|those|these|it all|all of (?:it|them)|everything)\b|(?:変更|修正|編集|更新|追加|削除|直)(?:する|した|す)?前の(?:ルール|設定|グループ|状態|出力)|(?:古い|旧|以前の)(?:ルール|設定|ログ|出力|セキュリティ ?グループ)|(?:修改|更改|调整|变更|改)(?:它|了)?(?:之|以)?前的?(?:规则|配置|安全组|状态|输出)|(?:旧|老|以前)的?(?:规则|配置|日志|输出|安全组)/i
/** Sentences that say of what stands above that it is another's, or holds no more. */
export const goneAbove =
  /^\W{0,9}(?:(?:that|this|the above|the group above|it)(?: one| group| listing| document)? (?:is|was) (?:not (?:mine|ours|attached|associated|bound|the one)|(?:my|the|an) (?:old|previous|former) )|(?:that|this|the above)(?:['’]s| is| was)(?: (?:all|just|only|taken|copied|run))?(?: (?:from|on|of|at))? (?:(?:the|an?|my|our) )?(?:(?:home|office|work|old|other) )?(?:other|another|working|good|old|laptop|desktop|pc|router|modem|client|test|staging)(?: (?:one|vm|server|machine|box|host|node|instance|env\w{0,9}|site))?(?= ?[.,;:(]|$| \w{1,12})|(?:those|these|the above|they) (?:are|were) (?:not (?:mine|ours)|(?:(?:my|our|the) )?(?:old|previous|former)\b)|(?:(?:the|my|our) )?(?:old|previous|former) (?:[a-z]{1,14} ){0,2}(?:rules?|config\w{0,8}|group|listing|logs?|settings|output)\b.{0,20}\b(?:flushed|deleted|removed|replaced|gone|dropped)\b|(?:これ|上記|以上)は(?:別の|古い|以前の|昔の|前の)|(?:以上|上面)(?:的|这些|那些)?(?:规则|配置|安全组|日志)?(?:是|为)(?:旧|老|以前|之前|别的|另一个)|(?:这个|该)安全组(?:没有|并没有|未)(?:绑定|关联))/i
/** That something was taken away to see what comes of it, and that it is back: what was met between is no more. */
export const asTest =
  /\b(?:as a test|for (?:a|the) test|to test|just to see|temporarily|for a moment|experimentally)\b|(?:試しに|テストで|テストとして|一時的に)|(?:试着|测试时|为了测试|临时|暂时)/i
export const putBack =
  /\b(?:put|add|turn|switch|set|chang|bring|brought)\w{0,4} (?:it|them|that|the rules?|everything)(?: all)? back\b|\b(?:restored|re-?added|reverted|re-?enabled) (?:it|them|that|the rules?)\b|(?:元に|もとに)戻し|戻しました|(?:又|再|已经?)?(?:加|改|恢复|还原|放)(?:了)?(?:回去|回来)|(?:又|已经?)恢复了/i
/** That something was met before as it is again, each in words of its own: what a log said then is of that time. */
export const onceBefore: readonly RegExp[] = [
  /\b(?:last (?:week|month|year|time)|yesterday|(?:days|weeks|months|years) ago|(?:once|happened) before)\b|先週|先月|昨年|去年|前回|以前|上周|上个?月|上次|以前|之前|去年/i,
  /\b(?:also|same|too|as well|already|once|happened)\b|また|同じ|同様|も|也|同样|一样/i,
  /\b(?:back then|at (?:the|that) time|that time|then)\b|(?:その|あの)(?:とき|時)|当時|当时|那时|那次|那会儿/i,
]

/** What is, since then. */
export const after =
  /\b(?:now|after(?:wards)?|today|currently|since then|new (?:output|result)s?)\b|修正後|変更後|今は|現在|対応後|直した後|再起動後|いま|之后|现在|今天|修改后|重启后|改完/i
/** Words by which people say that it is theirs all the same. */
export const ownWords =
  /\b(?:my|mine|our|ours|i (?:get|see|have|got))\b|自分|私の|当方|手元の|我的|我这|本机|(?:按照?|照着?|根据)[^，。：:]{0,8}(?:文档|教程|官方|手册)[^，。：:]{0,8}(?:用|查|跑|执行|配|装|改|试)/i

/** Sentences that show what others have written, however they end. */
export const showing =
  /(?:ブログ|記事|解説|手順書|ドキュメント|サイト|本|動画|掲示板|チュートリアル|教材|講座|マニュアル)に(?:は|よると).{0,120}(?:とあ|と書|載|紹介|出て)|(?:ブログ|記事|解説|手順書|ドキュメント|公式)の(?:出力)?例|(?:教程|文章|博客|帖子|文档|视频|网上|别人|网友|有人|官方)(?:里|上|中|贴出)?[^，。；]{0,20}(?:给|写|说|贴|举)(?:的|了|出|着)?[^，。；]{0,12}(?:例子|示例|输出|是这样|如下|这样)|\b(?:blog|article|tutorial|docs?|documentation|guide|blog post|book|video)\b[^,;.]{0,40}\b(?:shows?|has|gives?|prints?|lists?|looks? like)\b|\b(?:someone|somebody|another (?:user|person|post|thread|guy))\b[^,;.]{0,40}\b(?:had|has|posted|shows?|showed|got|wrote)\b/i
/** What was there before the machine became another one: nothing of it holds any more. */
export const beforeAnew =
  /(?:入れ直|作り直|入れ替え|再インストール|初期化|移行|クリーンインストール)(?:す|る|する)?(?:より)?前|(?:重装|重置|重做|迁移|还原|换)(?:了)?(?:系统|服务器)?(?:之|以)?前|\bbefore (?:(?:i|we|the|my|our|a|last week'?s) ){0,2}(?:re-?install|format|wip|re-?imag|re-?build|re-?built|migrat)\w{0,6}|\b(?:from|off) (?:the|my|our) (?:old|previous) (?:install\w{0,6}|system|image|box|disk)\b/i
/** Sentences that say of what stands above that others have written it. */
export const shownWords =
  /^\s{0,9}(?:という|のような|といった)(?:出力)?例|^\s{0,9}(?:以上|上面(?:的|这段|这些)?)(?:输出|内容)?(?:是|为|来自)(?:教程|文档|网上|别人|示例|官方|博客)|^\s{0,9}(?:上記|以上|これ)は.{0,20}(?:(?:ブログ|記事|ドキュメント|公式|解説)の|サンプル|の例)|\b(?:the above|that) (?:is|was|comes?) (?:just |only )?(?:(?:copied )?from|an example (?:of|from)) (?:the|a|an|some) (?:blog|docs?|documentation|tutorial|guide|article|internet|web)\b/i

/** Words by which people say that they have not seen it on the machine itself: what they show is of another, or supposed. */
export const notLookedAt =
  /\b(?:I|we) (?:assume|guess|suppose|imagine)\b|\b(?:have ?n['’]t|did ?n['’]t|don['’]t|can['’]t|cannot|could ?n['’]t|no|not)\b.{0,24}\b(?:access to|permissions?|checked|seen|look(?:ed)?(?: at)?|log ?in|logged in|ssh in)\b|还没(?:有)?(?:登录|看|查|权限)|没(?:有)?权限|看不到|没看过|估计(?:是|也)|我猜|(?:まだ|権限が?).{0,24}(?:確認|見て|入って|ログイン|見られ|見え|なく|ない|ありま).{0,6}(?:せん|ない|、|ため|ので)|おそらく|たぶん/i
/** What is supposed, whosever it would be. */
export const supposed =
  /\bI (?:assume|guess|suppose|imagine)\b.{0,40}[:：]\s{0,9}$|(?:我猜|估计)[^，。]{0,30}[:：]\s{0,9}$/i
/** What a model of language has made up in place of an output. */
export const madeUp =
  /(?:\bAI\b|\b(?:chat ?)?gpt\S{0,6}|\bclaude\b|\bgemini\b|\bcopilot\b|\bdeepseek\b|\bllm\b|通义|文心|豆包|\bkimi\b|元宝|智谱|人工智能|生成\s?AI).{0,120}(?:\b(?:would|should|probably|likely|guess\w{0,3}|expects?|expected|example|imagine\w?|predict\w{0,3}|assum\w{1,4}|made up|might)\b|はず|おそらく|たぶん|推測|想定|予想|と思われ|例|可能|应该|应当|大概|估计|推测|示例|猜)/i
/** Words by which people say that nothing of theirs is on the cloud yet: what they show beside it is of the machine they sit at. */
export const notYetThere =
  /\b(?:(?:have|has|had) ?n['’o]t|not|nothing|before|yet to|going to|plan(?:ning)? to|about to) (?:[a-z'’]{1,12} ){0,4}?(?:deploy|mov|push|upload|cop|put|tr(?:y|ied)|install|migrat|ship|test|r[ua]n)\w{0,5}\b.{0,40}\b(?:server|cloud|ecs|vps|instance|prod(?:uction)?)\b|(?:还没|尚未|没有|暂未|准备|打算|还未)[^，。；]{0,10}(?:传|部署|放|搬|迁|推|试|装|测|跑)[^，。；]{0,8}(?:云|服务器|ECS|线上|生产|实例)|(?:云|服务器|ECS|线上|实例)[^，。；]{0,6}(?:还没|尚未|还未)[^，。；]{0,6}(?:传|部署|放|搬|迁|推|试|装|测|跑)|まだ[^。]{0,20}(?:サーバー?|クラウド|ECS|本番|インスタンス)[^。]{0,16}(?:いない|いません|ていな|前です|前の)|(?:サーバー?|クラウド|ECS|本番|インスタンス)[^。]{0,10}(?:に|で|へ)は?まだ[^。]{0,16}(?:ない|ません)|(?:サーバー?|クラウド|ECS|本番|インスタンス)(?:に|へ)[^。]{0,10}(?:上げ|移す|載せ|デプロイする|置く)(?:る)?前/i

/** What a server is called by what it does, with its number. */
const role =
  '(?:web|www|app|api|db|database|mysql|pg|postgres|redis|cache|mail|mx|smtp|proxy|lb|gw|gateway|bastion|jump|node|master|worker|file|nfs|ftp|batch|job|log|mon|monitor|test|dev|stg|stage|staging|prod|front|back|backend|frontend|srv|server|host|vm|ecs|es|mq|kafka|search|auth|dns|ns|vpn|git|ci)[-_]?(?:[a-z]{1,8}[-_]?)?\\d{1,3}'
/** A name of such a kind, alone. */
export const roleName = new RegExp(`^${role}$`, 'i')
/** The machine that a sentence says is not reached, by a name of such a kind. */
export const missedMachine = new RegExp(
  `(?<![\\w.@/-])(${role})(?:(?: |\\s?(?:の|的|サーバー?の|服务器的?)\\s?)(?:tcp )?(?:port )?\\d{2,5}|\\s?(?:に|へ)(?:は|も)?(?:つなが|繋が|接続|届|アクセス|入))|(?:\\b(?:port )?\\d{2,5} (?:on|of|at)|\\b(?:reach|connect to|access|open|(?:ssh|telnet) (?:in)?to)|[连連](?:接|的是)?|[连連]不[上到了]|访问(?:不[了到])?|打不开|登录不[了上]|[到与和])\\s?(?:the )?(${role})(?![\\w-]|\\.\\w)`,
  'gi',
)

/** The machine that people sit at, whose sockets and programs are not the server's. */
export const ofClient =
  /\bon my (?:own )?(?:laptop|mac(?:book)?|pc|desktop|computer|local machine|workstation|home machine)\b|\blocally \(on my|(?:自分の|手元の|会社の)\s?(?:PC|パソコン|ノート|Mac|端末)\s?(?:で|では|の)|ローカル\s?(?:PC|の ?Mac)|(?:我的?|自己的?|本地)(?:电脑|笔记本|PC|Mac|本子)(?:上|里|中)|本地(?:电脑)?上/i
/** The rules of a firewall that were asked for within a container. */
export const insideContainer =
  /(?:^|[#$]\s{0,3})(?:sudo )?(?:docker|podman|kubectl|docker-compose|docker compose|lxc|nerdctl)(?: compose)? exec\b.{1,80}\b(?:iptables|ip6tables|nft|ufw|firewall-cmd)\b/
/** A line that says itself that what it tells of is over. */
export const over =
  /\b(?:was|is|has been|have been|got) (?:already |now )?(?:fixed|solved)\b|\b(?:already|since) (?:fixed|solved)\b|已经?(?:解决|修复|处理)了?[：:，,]|(?:解決|修正|対応)済み/i
