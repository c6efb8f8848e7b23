"""Files, pictures, sound and print: path in, path out. Knows neither Django nor Focale."""
