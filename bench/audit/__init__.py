"""What running rests on: known vulnerabilities, licences, a bill of materials."""
