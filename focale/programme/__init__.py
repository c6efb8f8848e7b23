"""What happens, who comes: Strand, Activity, Occurrence, Seating, Party, Registration, Attendance, Headcount.

Promise 1 (a seat is never sold twice) and promise 4 (an hour is never lost nor counted twice) live here.
Imports `place`, `association`, `letters`, `people`, `ground`.
"""
