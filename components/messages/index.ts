export { type LocaleChoice, LocaleProvider, type LocaleValue, useLocale, useMessages } from './context'
export { format, formatDate } from './format'
export { useLoadedMessages } from './loaded-messages'
export { type Numbers, useNumbers } from './numbers'
