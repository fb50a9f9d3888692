export { WindowedRows } from './windowed-rows'
