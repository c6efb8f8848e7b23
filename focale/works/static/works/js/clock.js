// A moment of a recording as the server writes and reads it (`captioning/times.py`): « 1:02 », « 1:02:05 », « 1:02,500 ».
class Clock {
  // `places`: how many figures stand behind the comma.
  static written(seconds, places = 0) {
    const part = 10 ** places, all = Math.round(seconds * part), two = (number) => String(number).padStart(2, "0");
    const whole = Math.floor(all / part), minutes = Math.floor(whole / 60), hours = Math.floor(minutes / 60);
    const clock = `${hours ? `${hours}:${two(minutes % 60)}` : minutes}:${two(whole % 60)}`;
    return places ? `${clock},${String(all % part).padStart(places, "0")}` : clock;
  }

  // For who reads: the second that has begun.
  static short(seconds) { return Clock.written(Math.floor(seconds)); }

  // Seconds; NaN where it cannot be read.
  static read(typed) {
    const found = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5})(?:[.,](\d{1,3}))?$/.exec(typed.replaceAll(" ", ""));
    return found ? (found[1] ?? 0) * 3600 + (found[2] ?? 0) * 60 + Number(found[3]) + Number(`0.${found[4] ?? 0}`) : NaN;
  }
}
