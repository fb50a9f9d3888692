import type { Language } from './model'

const kana = /[\u3041-\u30fa\uff66-\uff9d]/
const han = /[\u3400-\u9fff]/
/** Characters and words that Chinese writes and Japanese doesn't. */
const chinese =
  /[这那么吗呢吧啥哪怎谁给让们对应设务实级网组规则协议访问连线权优处罚违报错误删买卖单请谢样边过还没个号码关闭开启动态无为与产权户数据库类型变换转递归属电邮发现场负载检败线输录链锁频页项键钥备复导层护换扩扫续约纪练细终经绝统维综编缓缩]|什么|为什|怎么|不了|可以|能不能|是否|安全组|端口/
/** What stands in questions of any language: names, codes, addresses. */
const anywhere = [
  /\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\b/g,
  /(?<!\w)[A-Z]{2,}(?!\w)/g,
  /\b(?:sg|eni|ecs|vpc|ssh|ping|tcp|udp|icmp|smtp|http|https|nginx|redis|mysql)\b/g,
]

/** The language of a question; null when it could be any (a number, a code, a name). */
export function languageOf(text: string): Language | null {
  const start = text.slice(0, 1000)
  if (kana.test(start)) return 'ja'
  if (han.test(start)) return chinese.test(start) ? 'zh' : null
  const withoutCodes = start.replace(/[\w.:/*-]+/g, (word) => (/[\d.:/_*]/.test(word) ? ' ' : word))
  const plain = anywhere.reduce((text, name) => text.replace(name, ' '), withoutCodes)
  const word = plain.search(/[a-z]{2}/i)
  return word >= 0 && /[a-z]{3}/i.test(plain.slice(word + 2)) ? 'en' : null
}
