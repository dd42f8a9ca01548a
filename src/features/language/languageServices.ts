import type { CitedPapers } from '../bibliography/citedPapers';
import type { NoteNotation } from '../citing/noteNotation';
import type { CitationRendering } from '../citing/citationRendering';
import type { NotesService } from '../notes/notesService';
import type { PaperPicker } from '../picker/paperPicker';
import type { RecentPapers } from '../picker/recentPapers';
import type { LibraryService } from '../sources/libraryService';
import type { Logger } from '../../core/ports';

/** What the language features share. */
export interface LanguageServices {
  readonly service: LibraryService;
  readonly notes: NotesService;
  readonly notation: NoteNotation;
  readonly picker: PaperPicker;
  readonly recent: RecentPapers;
  readonly log: Logger;
  /** Told of what was cited. */
  readonly cited: CitedPapers;
  /** References in the note's own style; `undefined`: the short form that needs no style. */
  readonly rendering?: CitationRendering;
}
