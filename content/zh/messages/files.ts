import type { Messages } from '../../ja/messages'

/** Files that hold no text. */
export const files: Messages['files'] = {
  unreadable: '{names} 里没有可读的文字：这里不能读取图片、PDF 和 Office 文档。',
  comma: '、',
}

/** What to paste in the place of such a file, by who reads it. */
export const pasteInstead: Messages['pasteInstead'] = {
  ask: '请把其中的报错信息或命令输出复制为文字，再粘贴到这里。',
  reachability: '请把其中的命令输出、报错信息或规则列表复制为文字，再粘贴到这里。',
  rules: '请在控制台选中并复制规则列表，或粘贴 aliyun ecs DescribeSecurityGroupAttribute 的输出（JSON）。',
  policy: '请粘贴策略的 JSON，或 API 返回的拒绝信息，都要是文字。',
  cidr: '请把地址或地址段列表粘贴为文字，例如 203.0.113.0/24。',
}
