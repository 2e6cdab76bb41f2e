// Reads calendars with ical.js and with node-ical: a JSON list of texts comes in, the instants of their events go out.
import ICAL from "ical.js";
import ical from "node-ical";
import { readFileSync } from "node:fs";

const texts = JSON.parse(readFileSync(0, "utf8"));

function withIcalJs(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return [event.summary, event.startDate.toUnixTime(), event.endDate.toUnixTime()];
  });
}

function withNodeIcal(text) {
  return Object.values(ical.sync.parseICS(text))
    .filter((part) => part.type === "VEVENT")
    .map((event) => [event.summary, event.start.getTime() / 1000, event.end.getTime() / 1000]);
}

process.stdout.write(
  JSON.stringify({ "ical.js": texts.flatMap(withIcalJs), "node-ical": texts.flatMap(withNodeIcal) }),
);
