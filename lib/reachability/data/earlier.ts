/*
 * Words by which people say that what they show is of another time, or the words of somebody else.
 */

/** A time that is over, with what was met then. */
export const earlierTime =
  /\blast (?:week|month|year|time|night|spring|summer|autumn|fall|winter)\b|\b(?:\d{1,2}|two|three|four|six|a few|some|several) (?:days|weeks|months) ago\b|\b(?:the|an) (?:earlier|previous|former) (?:incident|outage|failure)\b|先月|先週|先日|前回|昨年|去年|\d{1,2}(?:日|週間|か月|ヶ月)前|上个?月|上周|上一?次|前(?:几|两|些)天|(?:之前|以前)那?次|几个?(?:天|周|月)前/i
/** That what is shown is of then. */
export const ofThen =
  /\b(?:from|of) (?:then|that (?:time|day|outage|incident))\b|\bat the time\b|\bback then\b|\b(?:incident|outage)\b|(?:その|あの)(?:とき|時)|当時|障害|当时|那次|那时|故障/i
/** That it is of now all the same. */
export const ofNow =
  /\b(?:now|today|again|currently|still)\b|今日|今回|今は|いま|現在|また|今天|现在|这次|目前|又|再次/i

/** The beginning of what was added to a post. */
export const added = /^\W{0,6}(?:edit(?:ed)?|updated?|upd|追記|追伸|更新|编辑|补充)(?![a-z])/i
/** A label of what was shown before that: `ss (earlier)`, `Original post:`. */
export const labelledEarlier =
  /[(（[【]\s?(?:(?:from|as|the) )?(?:earlier|before|previous(?:ly)?|original(?:ly)?|old|first|以前|変更前|修正前|元|最初|当初|先ほど|前の|之前|原来|修改前|最开始|旧)[^)）\]】]{0,16}[)）\]】]\s?[:：]?\s{0,9}$|^\W{0,6}(?:earlier|before|previously|(?:the )?(?:original|old|previous|earlier|first) (?:post|output|question|message|text|result|listing)s?|以前の(?:出力|結果)|元の(?:投稿|出力|質問|内容)|変更前(?:の出力)?|修正前(?:の出力)?|之前的?(?:输出|结果|内容)?|原(?:帖|文|问题|来的?(?:输出|结果|内容)?)|修改前(?:的输出)?)(?: was| below|は)?[^\p{L}\p{N}]{0,4}$/iu

/** People whose words somebody hands on, and that they do so. */
export const handedOn =
  /\b(?:support|colleague|co-?worker|friend|admin\w{0,10}|hoster|provider|somebody|someone|he|she|they|people|user|chat ?gpt|\w{2,20}) (?:wrote|writes|replied|answered|said|says|commented|suggested)[^.]{0,24}[:：]\s{0,9}$|(?:サポート|同僚|友人|知人|先輩|担当|誰か|ある人|回答者|他の人)[^。]{0,12}(?:返信|回答|返事|投稿|コメント|引用|言葉|メール)[^。]{0,10}[:：。]\s{0,9}$|(?:客服|同事|朋友|别人|网友|有人|技术支持|工程师|对方|群里)[^。，]{0,10}(?:回复|回答|说|写|评论|邮件|发)[^。，]{0,8}[:：]\s{0,9}$/i
/** Words to the reader of a quotation, who is the writer of the text. */
export const toReader =
  /\b(?:wrote|writes) ?[:：]\s{0,9}$|\byour (?:own )?(?:[\w.-]{1,16} )?(?:server|nginx|apache|caddy|app(?:lication)?|security group|instance|config\w{0,8}|container|docker|ecs|backend|database)\b|\byou (?:should|forgot)\b|(?:あなた|そちら|貴方|質問者)の(?:サーバー?|設定|アプリ|インスタンス|コンテナ)|(?:您|你)的?(?:服务器|安全组|实例|配置|容器)|写道/i

/** What is said once by a start: a program that has failed before, for whatever, was started anew. */
export const cameUpAnew =
  /\bready for connections\b|\b[Rr]eady to accept connections\b|\bserving initial configuration\b|\bstart proxy success\b|\bStarted [A-Z]\w{1,80} in \d[\d.]{0,9} seconds\b|\bstart worker processes\b|\bresuming normal operations\b|\bready to handle connections\b|^\s{0,9}Active: active \(running\)|\bentered RUNNING state\b|\bServer startup complete; \d|\bInitialization Sequence Completed\b|\bfinished starting up and ready\b|\bfrp[cs] (?:service )?(?:start(?:ed)?|starts) success/

/** What a program also says that goes on without the port that it could not have. */
export const cameUp =
  /\b[Ss]erver startup in\b|(?<!\bsystemd)\[\d{1,9}\]: Started [A-Z]|\b[Ss]tart-?up (?:is )?complete[d]?\b|\b(?:Application|[Ss]erver) (?:has )?(?:started|startup complete|is (?:now )?(?:running|ready|up))\b|\bserver running\b|\] (?:\[[\w.-]{1,60}\] )?started\s{0,9}$|\bWaiting for connections\b|\bstarted \(kafka\.server\.\w{1,40}\)|\bDone \(\d[\d.]{0,9}s\)!|\bstarted successfully\b|\b(?:successfully|now) (?:started|running)\b|启动成功|启动完成|起動しました|起動完了/

/** What systemd says of any unit that it has begun, by what it describes it as. */
export const unitBegun = /\bsystemd\[\d{1,9}\]: Started (?!Session\b|User\b)(\S.{1,120}?)\.?\s{0,9}$/

export const unitStarting = /\bsystemd\[\d{1,9}\]: Starting (\S.{1,120}?)(?:\.{3})?\s{0,9}$/

/** A try, and a row of a list of sockets. */
export const notYet =
  /\b(?:[Tt]ry(?:ing)?|[Aa]ttempt(?:ing)?|[Aa]gain|[Rr]etry\w{0,4})\b|^\s{0,9}(?:tcp|udp|LISTEN|UNCONN|ESTAB)\S{0,2}\s|\bLISTEN(?:ING)?\b|\(LISTEN\)/

/** It is to be begun once more, as it has ended: that it was is not that it stays. */
export const begunAgain = /\b[Ss]cheduled? restart\b|\brestart counter\b|\bRestarting\b|\bwill restart in\b/

/** Words of people: what they tell is no line of a log. */
export const ofPeople =
  /(?<![[\w])I(?:['’]|\s[a-z]{2})|\b(?:we|you|my|your|but|should|expect\w{0,3}|when|if|not|never|after|before|once|until|waiting until|wait|cannot)\b|n['’]t\b|[?？]\s{0,9}$|\b(?:will|would|to) (?:be|start|run)\b/

/** That what stands below is of elsewhere, or of before. */
export const ofElsewhere =
  /\b(?:old(?:er)?|previous\w{0,2}|earlier|others?|another|expect\w{0,3}|should|normal\w{0,2}|usual\w{0,2}|compare\w{0,5}|comparison|whereas|while|used to|before|yesterday|instead|different|second|works? (?:on|with|in|fine|for)|working|without|locally|staging|dev)\b|以前|之前|正常|另一|别的|其他|对比|比较|昨天|老的|旧|別の|他の|以前|前は|普段|比べ/i
