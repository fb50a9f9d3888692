import type { Messages } from '../../ja/messages'

export const glossaryPage: Messages['glossaryPage'] = {
  title: '术语表',
  lead: '本站使用的词语，以及官方文档中的其他叫法。点按正文中带虚线的词，会显示同样的说明。',
  groups: '安全组',
  rules: '规则',
  network: '网络',
  proving: '排查与验证',
  account: '账号与手续',
  also: '其他叫法',
  api: 'API 中的名称',
}
