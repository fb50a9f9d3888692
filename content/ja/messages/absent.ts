/** What stands in the place of a page that is not there. */
export const absent = {
  title: 'ページが見つかりません',
  lead: 'アドレスが間違っているか、ページが移動しました。お探しのものは、質問の一覧か、質問する画面から見つかります。',
}

/** What stands in the place of a page that is not on this device. */
export const notKept = {
  title: 'このページは、まだ保存されていません',
  lead: 'オフラインです。ネットワークにつながったら、もう一度お試しください。この端末に保存してある言語があれば、下にリンクがあります。',
}

/** What the service worker says once it keeps all of a language; the foot of the page has a place for it. */
export const kept = {
  reading: 'ページをオフライン用に保存しています: {all} ファイル中 {done}。',
  tools: 'ページはオフラインでも読めます。ツールを動かす部分を保存しています: {all} ファイル中 {done}。',
  whole: 'この言語のページとツールはこの端末に保存してあり、オフラインでも開けます。',
}
