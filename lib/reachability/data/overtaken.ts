/*
 * Words by which programs say that they have come up, and those that keep such a line from overtaking an earlier failure.
 */

/** What is said once by a start: a program that has failed before, for whatever, was started anew. */
export const cameUpAnew =
  /\bready for connections\b|\b[Rr]eady to accept connections\b|\bserving initial configuration\b|\bstart proxy success\b|\bStarted [A-Z]\w{1,80} in \d[\d.]{0,9} seconds\b|\bstart worker processes\b|\bresuming normal operations\b|\bready to handle connections\b|^\s{0,9}Active: active \(running\)|\bentered RUNNING state\b|\bServer startup complete; \d|\bInitialization Sequence Completed\b|\bfinished starting up and ready\b|\bfrp[cs] (?:service )?(?:start(?:ed)?|starts) success/

/** What a program also says that goes on without the port that it could not have. */
export const cameUp =
  /\b[Ss]erver startup in\b|\b[Ss]tart-?up (?:is )?complete[d]?\b|\b(?:Application|[Ss]erver) (?:has )?(?:started|startup complete|is (?:now )?(?:running|ready|up))\b|\bserver running\b|\] (?:\[[\w.-]{1,60}\] )?started\s{0,9}$|\bWaiting for connections\b|\bstarted \(kafka\.server\.\w{1,40}\)|\bDone \(\d[\d.]{0,9}s\)!|\bstarted successfully\b|\b(?:successfully|now) (?:started|running)\b|启动成功|启动完成|起動しました|起動完了/

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
