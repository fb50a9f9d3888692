import type { JsonExpected, JsonFaults, JsonNotes, NamedCharacter, Sentences } from '@/lib/text'

/** What is wrong with a text that should be JSON, or was read in spite of how it is written. */
export const jsonProblems: Sentences<JsonFaults & JsonNotes> = {
  empty: '何も入力されていません。',
  'too-long': '{most} 文字を超えるため、読み取りません。',
  depth: '入れ子が {most} 段を超えています。',
  'full-width': '「{found}」は{name}です。JSON では半角の {expected} を使います。',
  quote: '「{found}」は{name}です。JSON では半角の " を使います。',
  'extra-comma': 'このコンマの前に要素がありません。コンマを取り除いてください。',
  'missing-comma': 'ここにコンマが必要です。',
  unquoted: '「{found}」は半角の " で囲みます。',
  unterminated: 'この文字列が、行の終わりまでに閉じていません。',
  control: '制御文字は \\u00… の形で書きます。',
  escape: '「{found}」というエスケープはありません。',
  expected: '{expected}が必要ですが、「{found}」があります。',
  end: 'ここで終わっています。{expected}が必要です。',
  'after-end': '内容が終わった後に、余分な「{found}」があります。',
  'duplicate-key': '「{found}」が同じオブジェクトの中に 2 回あります。',
  syntax: 'JSON として読み取れません。',
  'byte-order-mark': '先頭のバイト順マーク(U+FEFF)を除いて読みました。',
  'wide-space': 'JSON にない空白({found} など {count} 個)を普通の空白として読みました。',
  comment: 'JSON にないコメント({count} か所)を読み飛ばしました。',
  'trailing-comma': '後に何もないコンマ({count} 個)を読み飛ばしました。',
}

/** What was expected where something else stands. */
export const jsonExpected: Readonly<Record<JsonExpected, string>> = {
  value: '値',
  name: '" で囲んだ名前',
  colon: 'コロン',
  'comma-or-brace': 'コンマか }',
  'comma-or-bracket': 'コンマか ]',
}

/** Names of characters that stand where JSON has another. */
export const jsonCharacters: Readonly<Record<NamedCharacter | 'other', string>> = {
  '、': '読点',
  '，': '全角コンマ',
  '：': '全角コロン',
  '；': '全角セミコロン',
  '。': '句点',
  '｛': '全角の波括弧',
  '｝': '全角の波括弧',
  '［': '全角の角括弧',
  '］': '全角の角括弧',
  '＊': '全角アスタリスク',
  '？': '全角疑問符',
  '“': '曲がった引用符',
  '”': '曲がった引用符',
  '„': '下付きの引用符',
  '＂': '全角の引用符',
  '‘': '曲がった単一引用符',
  '’': '曲がった単一引用符',
  "'": '単一引用符',
  other: '全角文字',
}
