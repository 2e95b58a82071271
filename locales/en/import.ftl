# What an import says about what it read.
import-file-too-large = The file is larger than { $megabytes } MB and was not read.
import-file-not-regular = This is a link or a device, not a file, and was not read.
import-folder-too-deep = Folders inside one another are read { $levels } deep; this one is deeper.
import-too-many-files = More than { $files } files: this one and those after it were not read.
import-not-this-source = This folder holds none of the files of { $source }. Check the folder.
import-file-missing = The file is not there; nothing of its kind was read, and what an earlier import brought stays as it is.
import-not-utf8 = The text is not UTF-8. Save it as UTF-8 and import again.
import-line-too-long = The line is longer than { $kilobytes } kB.
import-json-broken = The line is not valid JSON; reading stopped at column { $column }.
import-json-not-object = The line is valid JSON but not a record.
import-front-matter-missing = There is no front matter: the first line must be “---”.
import-front-matter-late = The front matter starts in line { $line }; it must start in the first. Remove the lines above it and import again.
import-front-matter-open = The front matter has no closing “---” with a text after it.
import-front-matter-too-long = The front matter is longer than { $kilobytes } kB.
import-front-matter-broken = The front matter is not valid YAML from this line on.
import-kind-unknown = Nothing says what kind of item this file is.
import-key-missing = The record has no key by which it could be recognised next time.
import-key-twice = The key { $key } was already used at { $first }; the first one counts.
import-field-missing = “{ $field }” is missing.
import-field-unknown = “{ $field }” is not a field of this kind.
import-field-form = “{ $field }” does not have the form it should.
import-field-too-long = “{ $field }” is longer than { $longest } characters.
import-field-too-deep = “{ $field }” has quotations more than { $levels } deep.
import-field-unclean = “{ $field }” has invisible characters in it.
import-reference-needed = “{ $role }” points at { $key }, which is not in this import.
import-start-unreadable = The start “{ $text }” is not a date that can be read.
import-reference-dangling = “{ $role }” names { $key }, which is not in this import; the link was left out.
import-field-odd = “{ $field }” is of another type than expected and was left out.
import-entities-decoded = “{ $field }”: { $count ->
    [one] one HTML entity was decoded.
   *[other] { $count } HTML entities were decoded.
}
import-hidden-removed = “{ $field }”: { $count ->
    [one] one invisible character or odd blank was removed or made a space.
   *[other] { $count } invisible characters or odd blanks were removed or made spaces.
}
import-html-converted = “{ $field }”: HTML was converted ({ $tags }).
import-html-dropped = “{ $field }”: HTML without a text was dropped ({ $what }).
import-shortcodes-converted = “{ $field }”: shortcodes became Markdown ({ $names }).
import-shortcodes-removed = “{ $field }”: shortcodes were removed ({ $names }).
import-link-dropped = “{ $field }”: “{ $text }” is not a web address and was left out.
import-date-unreadable = “{ $field }”: “{ $text }” is not a date that can be read and was left out.
import-offset-ignored = “{ $field }”: the published offset { $published } contradicts local time ({ $local }) on that day; the clock time was kept.
import-offset-missing = “{ $field }” has no offset; read as { $zone }.
import-offset-foreign = “{ $field }”: the offset { $published } is not one of the network’s zone; the instant was kept.
import-time-skipped = “{ $field }”: { $text } does not exist, or exists twice, on the night the clocks change.
import-end-not-after-start = The end ({ $end }) does not come after the start ({ $start }) and was left out.
import-name-of-one-word = { $name } is a single word; imported as it stands.
import-name-of-group = { $name } reads like a team or an office; imported as a person, please look.
import-name-twice = { $name } also appears at { $first } under another key; both were kept.
import-spellings-joined = { $name } is also written { $spellings }; joined into one organisation.
import-host-as-text = The host “{ $host }” names several that could not be told apart; kept as text.
import-community-otherwise = The community is written { $written }; taken as { $key }.
import-slug-twice = The slug { $slug } is also used at { $first }; both are kept, told apart by their files.
import-original-differs = “{ $field }” differs from the original in { $original }.
import-left-table = { $file }: known, not imported
import-left-field = { $table }: the field { $field } is not imported
import-left-file = { $file }: not part of this source
import-left-folder = Original files of { $folder }: not imported
import-left-original = Original files of events that were already read: imported once

# Rows that find no place here.
import-reference-gone = “{ $role }” points only at what was deleted here.
import-name-unfit = “{ $field }” is longer than { $longest } characters, or has no letters.
import-text-unfit = “{ $field }” is nested too deeply to be shown.
import-text-long = “{ $field }” is longer than the { $longest } characters that a form takes; it was imported whole.
import-duration-cut = It lasted { $minutes } minutes; kept as { $longest }, the longest that a session can be.
import-title-cut = “{ $field }” is longer than { $longest } characters and was cut.

# What cannot be taken back.
import-no-batch = There is no import { $batch }.
import-already-undone = The import { $batch } was undone before.
import-undo-newer-first = The import { $newer } came after { $batch } and builds on it. Undo { $newer } first.

# The report of an import.
import-networks = Network
import-organisations = Organisations
import-topics = Topics
import-people = People
import-communities = Communities
import-memberships = Memberships
import-sessions = Sessions
import-outcome-new = new
import-outcome-changed = changed
import-outcome-kept = kept as edited here
import-outcome-unchanged = unchanged
import-outcome-returned = back again
import-outcome-retired = retired
import-outcome-stayed = no longer at the source, kept
import-outcome-gone = deleted here, not brought back
import-outcome-refused = refused
import-outcome-removed = removed
import-outcome-put-back = as before
import-outcome-in-use = in use here, retired

# Lines under the text of what was brought, in the language of its source.
import-line-host = Host: { $names }
import-line-organisers = Organised by: { $names }
import-line-speakers = Speakers: { $names }
import-line-communities = Also for: { $names }
import-line-topics = Topics: { $names }
import-line-series = Series: { $names }
import-line-place = Place: { $names }
import-line-in-person = People met in one room.
import-line-online = People met online.
import-line-both = People met in one room and online.
import-line-registration = Registration
import-line-recording = Recording
import-line-members = { $count ->
    [one] One address was on its mailing list.
   *[other] { $count } addresses were on its mailing list.
}

# What is told on a terminal.
import-head-rehearsal = { $source }: what this import would do
import-head-done = { $source }: imported as { $batch }
import-head-nothing = { $source }: nothing to do, everything is here already
import-head-undo-rehearsal = What undoing { $batch } would do
import-head-undone = Undone: { $batch }
import-part-refused = Refused ({ $n })
import-part-notes = Mended or doubtful ({ $n }); each sort with its first place
import-part-left = Seen and not imported ({ $n })
import-fields-changed = changed: { $fields }
import-fields-kept = kept as edited here: { $fields }
import-and-more = … and { $n } more; --every tells all
import-say-yes = Nothing was written. To do it, give the same command with --yes.
import-no-steward = Nobody known here runs these communities. Name somebody with --steward ADDRESS.
import-list-empty = Nothing was imported here.
import-list-undone = (undone)

# What other sources need to be said.
import-date-from-week = Only the week of { $week } is told; put on its first day.
import-date-otherwise = The day is written { $written } and read as { $read }; the second was taken.
import-role-otherwise = “{ $written }” has no word here; taken as { $role }.
import-role-unknown = The role “{ $written }” is not known.
import-minutes-shared = { $parts ->
    [one] One part of the agenda does not tell its minutes; it has what is left.
   *[other] { $parts } parts of the agenda do not tell their minutes; they share what is left.
}
import-name-shortened = A name longer than { $longest } characters was shortened.
import-owner-open = Who “{ $owner }” is, nobody can be sure: nobody yet, and proposed to the stewards.
import-owner-found = “{ $owner }” is { $name }: nobody else wrote that beside their name.
import-spellings-of-person = { $name } is also written { $spellings }; one user name, so one person.
import-handle-twice = “{ $handle }” stands twice in one sign-in; kept as two people.
import-nobody-read = The sign-in could not be read: nobody is named as present, which does not mean that nobody came.
import-licence-unknown = Nothing says under which licence the minutes of { $name } are published. Look before you show them.
import-left-again = { $file }: the same once more, read already
import-left-library = { $file }: Kith has no library yet; the recordings stand at the sessions

# What is in the rows, with counts.
import-part-held = In them ({ $n })
import-held-present = people at sessions
import-held-decisions = decisions
import-held-parts = parts of agendas
import-held-dates = dates, in the text about the community
import-cohorts = Cohorts
import-teams = Teams
import-commitments = Commitments
import-line-day-only = Only the day is known, not the hour.
import-line-week-only = Only the week is known, not the day.
