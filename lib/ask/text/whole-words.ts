import { fold } from './normalise'

/**
 * Katakana words that hold a shorter one which is none there: an account (アカウント) counts nothing, and a backup (バックアップ) is no
 * penalty (ばつ). Once kana are folded, nothing tells where a word begins.
 */
const holders = [
  'アカウント',
  'バックアップ',
  'バックエンド',
  'ループバック',
  'ロールバック',
  'フォールバック',
  'フィードバック',
  'アップロード',
  'アップデート',
  'アップグレード',
  'バージョンアップ',
  'プレフィックス',
  'トラフィック',
  'フィッシング',
  'インポート',
  'エクスポート',
  'サポート',
  'レポート',
  'プログラム',
  'アラーム',
  'ログイン',
  'ダイアログ',
  'カタログ',
  'ブログ',
  'ファイル',
  'プロファイル',
  'コンパイル',
  'ウイルス',
  'フィルタ',
  'フェイルオーバー',
  'オーバーレイ',
  'オンプレミス',
  'サブミット',
  'コミット',
  'タスク',
  'パブリックルール',
  'ポートマッピング',
  'クイック',
  'スイッチ',
  'ワイルドカード',
  'ブロックチェーン',
  'メモリリーク',
  'デバッグ',
  'プログラマ',
].map(fold)

/** Longest phrase that a word may hold by chance, in characters. */
export const longestHeld = 4

const holder = new RegExp([...holders].sort((a, b) => b.length - a.length).join('|'), 'g')

/** A normalised text with blanks for the words in which a short phrase of kana would be found by chance. */
export function withoutHolders(normalised: string): string {
  return normalised.replace(holder, (word) => ' '.repeat(word.length))
}
