import { fold } from './normalise'

/** A pattern in the readers' own spelling, held against normalised text. */
const said = (pattern: string) => new RegExp(fold(pattern))

/** Words between what works and what does not. */
const turns = [
  / ?,? (?:but|yet|however|whereas|while|though|although|even though) /,
  said('(?<=[るすくたい]|ok|可|ます|です)(?:のに|けれども|けれど|けども|けど|ものの|が)[ 、,]*'),
  said('[ ,]?(?:但是|但|可是|却|然而|不过|就是|而)'),
  // Only a pause: `能访问,外网访问不了`, `ping is fine, ssh is not`.
  / ?, ?/,
  said('(?<=(?<!开)通|可以|正常|没问题|ok)(?=[内外公本]|[a-z0-9])'),
]

const works = said(
  '(?<![a-z])(?:works?|worked|working|fine|ok|okay|opens?|loads?|connects?|reachable|responds?|answers?|succeeds?|passes|is up|can (?:ping|ssh|rdp|connect|reach|open|access|curl|telnet|log))(?![a-z])' +
    '|通(?:る|り|って)|(?:つな|繋)が(?:る|り|って)|見(?:え|られ)(?:る|ます)|でき(?:る|た|ます)|開(?:く|ける|きます|けます)|届(?:く|き)|動(?:く|い|き)|成功|問題な|正常|返る|返って' +
    '|(?<!不|开)通|(?<!不)(?:可以|(?<!可)能(?!不能))|正常|没问题|没有问题',
)
const fails = said(
  '(?<![a-z])(?:not|does ?nt|do ?nt|is ?nt|wo ?nt|did ?nt|cannot|couldnt|fails?|failed|failing|never|hangs?|refused|times? out|time ?out|timing out)(?![a-z])' +
    '|ない|なく|ません|ず$|だめ|ダメ|不可|失敗|タイムアウト|拒否され|接続拒否|エラー|(?<![a-z])ng(?![a-z])' +
    '|不(?:通|行|了|上|到|能|响应|可|出|开|进|来)|没反应|没响应|无法|失败|超时|被拒',
)

/** What a clause is about by itself: a protocol, a port, a service, a family of addresses. */
const subject = said(
  '(?<![a-z])(?:ssh|rdp|ping|icmp|https?|web|ftp|sftp|mysql|postgres|redis|smtp|mail|e-?mail|dns|tcp|udp|ipv[46]|site|website|page|port|remote desktop|telnet|curl)(?![a-z])' +
    '|(?<![0-9.])[0-9]{2,5}(?![0-9.])|メール|サイト|リモートデスクトップ|ブラウザ|网站|网页|邮件|远程桌面|浏览器',
)
/** Where from it is tried. */
const place = said(
  '(?<![a-z])(?:outside|inside|internet|public|private|internal|external|localhost|locally|home|office|vpc|lan|browser|phone)(?![a-z])' +
    '|外部|内部|社内|社外|自宅|外から|中から|インターネット|ローカル|内网|外网|公网|本机|本地|公司|家里|手机',
)

/** What a question is about, where it says that one thing works and another does not. */
export interface Failing {
  /** What does not work, or the whole where nothing is set against it. */
  readonly text: string
  /** It does not work, as the clause says in whatever words. */
  readonly fails: boolean
}

/** `but not from home`: the half says no more than where it fails. */
const onlyWhere = /^(?:only )?not (?:from|on|in|at|over|via|with|through) /

/** Longest question whose halves are told apart: a story says more than one thing in each. */
const longestApart = 120

const isGood = (clause: string) => works.test(clause) && !fails.test(clause)

function halvesOf(normalised: string): readonly (readonly [string, string])[] {
  return turns.flatMap((turn): [string, string][] => {
    const found = turn.exec(normalised)
    if (!found) return []
    return [[normalised.slice(0, found.index), normalised.slice(found.index + found[0].length)]]
  })
}

/**
 * `ping works but ssh does not`: the question is about what does not work. Where only another place is named (`but not from home`),
 * what is tried there, and what that tells, stand in the other half: then the whole is kept.
 * @param normalised without courtesies
 */
export function whatFails(normalised: string): Failing {
  const whole = { text: normalised, fails: false }
  if (normalised.length > longestApart || !works.test(normalised) || !fails.test(normalised)) return whole
  for (const [before, after] of halvesOf(normalised)) {
    const [good, bad] = isGood(before) ? [before, after] : [after, before]
    if (!isGood(good) || !fails.test(bad)) continue
    if (subject.test(bad) && !onlyWhere.test(bad)) return { text: bad.trim(), fails: true }
    if (subject.test(bad) || place.test(bad)) return { text: normalised, fails: true }
  }
  return whole
}
