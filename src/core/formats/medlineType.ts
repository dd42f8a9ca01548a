/** CSL types of MEDLINE's and ERIC's publication types; the first row that fits one of a record's types decides. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^preprint$/i, 'article'],
  [/^journal articles?$/i, 'article-journal'],
  [/^(?:book chapter|chapter)$/i, 'chapter'],
  [/^(?:books?|monograph|collected works?\b.*)$/i, 'book'],
  [/^(?:technical report|reports\b.*|government publications?)$/i, 'report'],
  [/^(?:academic dissertation|dissertations\b.*|thesis|theses)/i, 'thesis'],
  [/^dataset$/i, 'dataset'],
  [/^newspaper article$/i, 'article-newspaper'],
  [/^(?:web ?casts?|video-audio media)$/i, 'motion_picture'],
];

/** The CSL type of a record with these publication types. MEDLINE indexes journals, so nothing known means an article. */
export function medlineType(publicationTypes: readonly string[]): string {
  const row = TYPES.find(([pattern]) => publicationTypes.some(type => pattern.test(type.trim())));
  return row?.[1] ?? 'article-journal';
}
