import type { Messages } from '../../ja/messages'

export const jsonCharacters: Messages['jsonCharacters'] = {
  '、': '顿号',
  '，': '全角逗号',
  '：': '全角冒号',
  '；': '全角分号',
  '。': '句号',
  '｛': '全角花括号',
  '｝': '全角花括号',
  '［': '全角方括号',
  '］': '全角方括号',
  '＊': '全角星号',
  '？': '全角问号',
  '“': '弯引号',
  '”': '弯引号',
  '„': '下引号',
  '＂': '全角引号',
  '‘': '弯单引号',
  '’': '弯单引号',
  "'": '单引号',
  other: '全角字符',
}

export const jsonExpected: Messages['jsonExpected'] = {
  value: '值',
  name: '用 " 括起来的名称',
  colon: '冒号',
  'comma-or-brace': '逗号或 }',
  'comma-or-bracket': '逗号或 ]',
}

export const jsonProblems: Messages['jsonProblems'] = {
  empty: '没有输入内容。',
  'too-long': '超过 {most} 个字符，不读取。',
  depth: '嵌套超过 {most} 层。',
  'full-width': '“{found}”是{name}。JSON 中要用半角 {expected}。',
  quote: '“{found}”是{name}。JSON 中要用半角 "。',
  'extra-comma': '这个逗号前面没有元素，请去掉逗号。',
  'missing-comma': '这里需要逗号。',
  unquoted: '“{found}”要用半角 " 括起来。',
  unterminated: '这个字符串到行尾都没有结束。',
  control: '控制字符要写成 \\u00… 的形式。',
  escape: '没有“{found}”这种转义。',
  expected: '需要{expected}，却是“{found}”。',
  end: '内容到此结束，还需要{expected}。',
  'after-end': '内容结束后有多余的“{found}”。',
  'duplicate-key': '同一个对象中“{found}”出现了两次。',
  syntax: '无法按 JSON 读取。',
  'byte-order-mark': '已去掉开头的字节顺序标记（U+FEFF）。',
  'wide-space': '已把 JSON 中没有的空白（{found} 等 {count} 个）按普通空白读取。',
  comment: '已跳过 JSON 中没有的注释（{count} 处）。',
  'trailing-comma': '已跳过后面没有内容的逗号（{count} 个）。',
}
