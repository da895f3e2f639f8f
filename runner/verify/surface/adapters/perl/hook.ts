/**
 * Perl's `-M`, with code behind the module: each call of Getopt::Long is written down with its settings, and the first
 * that is to read all arguments ends the script. Both ways in are replaced before the script imports them.
 */
export const parserHook = `-M${String.raw`strict;
use POSIX ();
use Getopt::Long ();
BEGIN {
	no strict;
	no warnings;
	my $read = \&Getopt::Long::GetOptionsFromArray;
	my $truth = sub { $_[0] ? "true" : "false" };
	my $tell = sub {
		my @specs = grep { !ref } @_;
		for (@specs) { s/(["\\])/\\$1/g; s/[^\x20-\x7e]/?/g }
		syswrite STDOUT, "\x1e{\"specs\":[" . join(",", map { "\"$_\"" } @specs)
			. "],\"bundling\":" . $truth->($Getopt::Long::bundling)
			. ",\"abbreviations\":" . $truth->($Getopt::Long::autoabbrev)
			. ",\"ignoreCase\":" . $truth->($Getopt::Long::ignorecase)
			. ",\"passThrough\":" . $truth->($Getopt::Long::passthrough)
			. ",\"interspersed\":" . $truth->($Getopt::Long::order) . "}\x1e";
		POSIX::_exit(0) unless $Getopt::Long::passthrough;
	};
	*Getopt::Long::GetOptionsFromArray = sub { $tell->(@_[1 .. $#_]); goto &$read };
	*Getopt::Long::GetOptions = sub { $tell->(@_); unshift @_, \@ARGV; goto &$read };
}`.replaceAll(/\n\t*/g, ' ')}`;
