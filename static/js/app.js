// Every behaviour listens on the document, so it works for content that htmx brings or morphs later.
import "./behaviours/announce.js";
import "./behaviours/autosubmit.js";
import "./behaviours/busy.js";
import "./behaviours/connection.js";
import "./behaviours/copy.js";
import "./behaviours/counter.js";
import "./behaviours/dialog.js";
import "./behaviours/heat.js";
import "./behaviours/keys.js";
import "./behaviours/late.js";
import "./behaviours/like-words.js";
import "./behaviours/own-zone.js";
import "./behaviours/phrase.js";
import "./behaviours/problem.js";
import "./behaviours/second-press.js";
import "./behaviours/sound.js";
import "./behaviours/timer.js";
