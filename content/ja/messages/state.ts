/** What is worked out beside the page, and where its state is kept and handed on: of all tools. */
export const work = {
  working: '計算しています…',
  percent: '{percent}%',
  stop: '中止',
  workStopped: '中止しました。',
  workBroken: '処理を最後まで行えませんでした。',
  workLost: '計算する部分を読み込めませんでした。接続を確かめて、もう一度お試しください。',
  workStale: '直前の内容についての結果です。',
  workSilent: '時間がかかっています。中止もできます。',
}

export const state = {
  copyLink: 'リンクをコピー',
  saveFile: 'ファイルに保存',
  printedOn: '印刷日: {date}',
  linkTooLong:
    'リンクに収まりません(上限 {most} 文字)。「ファイルに保存」で渡してください。保存したファイルは、このツールでまた開けます。',
  linkSecrets: 'パスワードやキーに見える {count} か所は、リンクに入れていません。',
  kept: '貼り付けた内容は、このブラウザーの中だけに残ります。最後に開いてから {days} 日で消えます。',
  forget: 'いますぐ消す',
  keptForgotten: 'このブラウザーに残していた内容を消しました。画面の内容は、ページを閉じると消えます。',
  keptBlocked: 'このブラウザーには残せません。再読み込みすると消えるので、「ファイルに保存」をお使いください。',
  keptFull:
    'このブラウザーの空きが足りず、残せません。再読み込みすると消えるので、「ファイルに保存」をお使いください。',
  missingLink: 'リンクに含まれる内容を読み取れませんでした。壊れているか、長すぎます。',
  missingGone:
    'このアドレスで貼り付けた内容は、このブラウザーにありません。別のブラウザーで貼り付けたか、消去したか、{days} 日が過ぎています。',
  missingFile: '保存したファイルを開けませんでした。別のツールのファイルか、壊れています。',
  needsScript: 'この道具の計算には、ブラウザーの JavaScript を使います。下は例で、そのままでも読めます。',
}
