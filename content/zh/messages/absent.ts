import type { Messages } from '../../ja/messages'

/** What stands in the place of a page that is not there. */
export const absent: Messages['absent'] = {
  title: '找不到页面',
  lead: '地址有误，或页面已移动。可以从问题列表或提问页面找到想要的内容。',
}

/** What stands in the place of a page that is not on this device. */
export const notKept: Messages['notKept'] = {
  title: '此页面尚未保存在本设备上',
  lead: '当前离线，联网后请重试。本设备上如有已保存的语言，下面有它的链接。',
}

/** What the service worker says once it keeps all of a language; the foot of the page has a place for it. */
export const kept: Messages['kept'] = {
  reading: '正在保存页面供离线使用：{done} / {all} 个文件。',
  tools: '页面已可离线阅读。正在保存运行工具所需的部分：{done} / {all} 个文件。',
  whole: '本语言的页面和工具已保存在本设备上，离线也能打开。',
}
