import type { Messages } from '../../ja/messages'

export const state: Messages['state'] = {
  copyLink: '复制链接',
  saveFile: '保存到文件',
  printedOn: '打印日期：{date}',
  linkTooLong: '链接放不下（上限 {most} 个字符）。请用“保存到文件”传递，保存的文件可以用本工具再打开。',
  linkSecrets: '有 {count} 处看起来像密码或密钥，没有放进链接。',
  kept: '粘贴的内容只保存在此浏览器中，距上次打开 {days} 天后清除。',
  forget: '立即清除',
  keptForgotten: '已清除此浏览器中保存的内容。关闭页面后，页面上的内容也会消失。',
  keptBlocked: '此浏览器无法保存。重新加载会丢失内容，请使用“保存到文件”。',
  keptFull: '此浏览器空间不足，无法保存。重新加载会丢失内容，请使用“保存到文件”。',
  missingLink: '无法读取链接中的内容，链接已损坏或太长。',
  missingGone: '此浏览器中没有该地址对应的粘贴内容：可能是在其他浏览器粘贴的、已清除，或已超过 {days} 天。',
  missingFile: '无法打开保存的文件：它属于其他工具，或已损坏。',
  needsScript: '本工具用浏览器的 JavaScript 计算。下面是示例，可以直接阅读。',
}

export const work: Messages['work'] = {
  working: '正在计算…',
  percent: '{percent}%',
  stop: '中止',
  workStopped: '已中止。',
  workBroken: '没有处理完。',
  workLost: '没有加载到计算部分。请检查网络后重试。',
  workStale: '这是上一次内容的结果。',
  workSilent: '需要一些时间，可以中止。',
}
