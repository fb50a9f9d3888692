import type { ProgramEvent } from '../../../model/evidence'
import { quote } from '../../../paste/quote'
import type { EvidenceReader } from '../../reader'

/**
 * What the Service Control Manager writes into the log of the system, in English, Japanese and Chinese, by the number of the event:
 * 7000, 7001, 7009, 7011, 7022, 7023, 7024, 7031, 7034. https://learn.microsoft.com/windows/win32/services/service-control-manager
 */
const forms: readonly RegExp[] = [
  /\bThe (.{2,80}?) service failed to start due to the following error/,
  /\bThe (.{2,80}?) service depends on the .{2,80} service which failed to start\b/,
  /\bwaiting for the (.{2,80}?) service to connect\b/,
  /\btransaction response from the (.{2,80}?) service\b/,
  /\bThe (.{2,80}?) service hung on starting\b/,
  /\bThe (.{2,80}?) service terminated (?:unexpectedly|with the following (?:service-specific )?error)\b/,
  /(?:^|[\s:：])(\S[^。]{1,80}?) サービスを、次のエラーが原因で開始できませんでした/,
  /(?:^|[\s:：])(\S[^。]{1,80}?) サービスは(?:予期せ[ずぬ]|次の(?:サービス固有)?エラーで)(?:終了|停止)しました/,
  /(?:^|[\s:：])(\S[^。]{1,80}?) サービスの接続を待機中にタイムアウト/,
  /由于下列错误，(.{2,80}?) ?服务启动失败/,
  /(?:^|[\s:：])(\S[^。]{1,80}?) ?服务(?:意外地?终止|因下列(?:服务特定)?错误而停止)/,
  /等待 (.{2,80}?) ?服务的连接超时/,
]

/** Most events of one output. */
const mostEvents = 500

/** Reads why services of Windows did not start, or ended, as its event log says. */
export const windowsEvents: EvidenceReader = {
  name: 'windows-events',
  signs: forms,
  sparse: true,
  read: ({ lines }) =>
    lines
      .flatMap((line): ProgramEvent[] => {
        if (line.length > 1000) return []
        const program = forms.map((form) => form.exec(line)?.[1]).find((name) => name !== undefined)
        if (program === undefined) return []
        const nowhere = {
          why: null,
          address: null,
          placed: false,
          port: null,
          protocol: 'tcp',
          container: null,
        } as const
        return [
          {
            kind: 'program',
            program: program.trim(),
            what: 'failed',
            ...nowhere,
            manager: 'windows',
            line: quote(line),
          },
        ]
      })
      .slice(0, mostEvents),
}
